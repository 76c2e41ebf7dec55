-- It reads nothing but what it is given: the proof of the chains may use all processors.
alter function link_hash(date, smallint, bytea, bytea[]) parallel safe;
