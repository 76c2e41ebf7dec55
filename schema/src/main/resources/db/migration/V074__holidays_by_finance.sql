-- Finance adds and takes back holidays through the api; what was done stands in the audit.
grant insert, delete on holiday to wonflow_api;
