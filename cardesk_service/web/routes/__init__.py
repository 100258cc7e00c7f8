"""Where each page is: a file for each subject, all of them named in `every`."""
