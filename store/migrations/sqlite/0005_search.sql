-- Words and phrases that mean the same in search, separated by semicolons.
CREATE TABLE synonyms (
    code TEXT NOT NULL CONSTRAINT synonyms_pk PRIMARY KEY,
    phrases TEXT NOT NULL CONSTRAINT synonyms_phrases CHECK (length(phrases) BETWEEN 3 AND 500)
) STRICT;

-- What was searched for in vain, by day in Vietnam: the address of the list, nothing about who asked.
CREATE TABLE zero_results (
    day TEXT NOT NULL CONSTRAINT zero_results_day CHECK (length(day) = 10),
    query TEXT NOT NULL CONSTRAINT zero_results_query CHECK (length(query) BETWEEN 1 AND 2000),
    count INTEGER NOT NULL CONSTRAINT zero_results_count CHECK (count > 0),
    CONSTRAINT zero_results_pk PRIMARY KEY (day, query)
) STRICT;
