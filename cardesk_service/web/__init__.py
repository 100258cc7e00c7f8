"""The pages for people: what letters link to, their account, the privacy policy. Plain HTML, no script."""
