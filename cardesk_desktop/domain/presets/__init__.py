"""What is usual in a country: currency, time, taxes and the numbers of a company, to begin with."""
