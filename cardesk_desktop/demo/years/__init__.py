"""Five years at the demo company as a busy house has them: what is sold, who comes, and every day of it.

Everything goes through the domain's rules and the repositories, sealed as at the till; what is saved is
that a week's sales share one commit, and that nothing is read again which was written a moment ago.
"""
