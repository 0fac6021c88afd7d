"""Extracts laid side by side: copies, clusters, points, positions and findings. Works on records alone.

- ``engine`` has reports laid down (``laying``) and brings records up to date, with ``desk`` and ``shelf`` for what is
  kept, ``facts`` for what is kept of two reports, ``index`` for which are worth laying side by side, ``sheets`` for
  what is drawn from one report alone, ``components`` and ``clusters`` for what hangs together, and ``pairs`` for two
  reports side by side.
- ``statements``: each clause with what holds of it, and when two are about the same point; all else builds on it.
- ``sieve``: what of two reports is worth a close look, told from their sheets, and the links of their claims.
- ``copies``, ``actors``, ``figures``, ``contradictions``, ``positions``: what reports have word for word, who is one
  with whom, what is counted, what cannot both be true, what parties want.
- ``rules``: one file a rule; ``findings``: what they share. ``points``: points and the records that hang on them.
"""
