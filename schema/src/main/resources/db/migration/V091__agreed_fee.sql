-- What is agreed with Toss about its fee: basis points of the amount and won a charge, VAT included, by Toss's word for
-- the method. The newest row until the day of sale holds; a method without one is not compared.
create table agreed_fee (
  method       text not null check (method <> ''),
  basis_points integer not null check (basis_points between 0 and 10000),
  won          bigint not null default 0 check (won >= 0),
  valid_from   date not null,
  primary key (method, valid_from)
);
grant select on agreed_fee to wonflow_worker;
