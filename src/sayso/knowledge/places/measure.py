"""Distances and directions on the globe, in kilometres and degrees."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

#: Mean radius, km.
EARTH = 6371.0088
MILE = 1.609344
NAUTICAL_MILE = 1.852


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km between two points in degrees."""
    p1, p2 = radians(lat1), radians(lat2)
    a = sin((p2 - p1) / 2) ** 2 + cos(p1) * cos(p2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(a)))


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Direction of the second point as seen from the first, in degrees clockwise from north, 0 to 360."""
    p1, p2, dl = radians(lat1), radians(lat2), radians(lon2 - lon1)
    y = sin(dl) * cos(p2)
    x = cos(p1) * sin(p2) - sin(p1) * cos(p2) * cos(dl)
    return degrees(atan2(y, x)) % 360


def turn(one: float, other: float) -> float:
    """Angle between two directions, 0 to 180 degrees."""
    return abs((one - other + 180) % 360 - 180)
