"""The rules, one file each. ``ONE_REPORT`` look at a report by itself, ``PAIRS`` at two reports of one matter."""
