SELECT INTERVAL '3 foo';
--> error 42601 'foo'
SELECT INTERVAL '1 year 3 days';
--> error 42601 add two of them
SELECT INTERVAL 'soon';
--> error 42601 3 days
