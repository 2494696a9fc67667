-- The site's own name (网站名称), where it is not the organ's: 主办单位 stays the organ.
alter table organ_sites add column site_name text check (site_name <> '');
