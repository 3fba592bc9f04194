-- Further papers that the portal asks of people from some countries: each office keeps its own list. @source 003
CREATE TABLE "CountryPaper" (
    "institutionId" UUID NOT NULL,
    "nationality" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "CountryPaper_pkey" PRIMARY KEY ("institutionId","nationality","name")
);
ALTER TABLE "CountryPaper" ADD CONSTRAINT "CountryPaper_institutionId_fkey"
    FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "CountryPaper"
    ADD CONSTRAINT "country_paper_nationality" CHECK ("nationality" ~ '^[A-Z]{2}$'),
    ADD CONSTRAINT "country_paper_name" CHECK (char_length("name") BETWEEN 1 AND 200);

ALTER TABLE "CountryPaper" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "CountryPaper" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON "CountryPaper" TO affilia_owner USING (true) WITH CHECK (true);
CREATE POLICY web_read ON "CountryPaper" FOR SELECT TO affilia_web
    USING ("institutionId" = (SELECT app_institution()) AND (SELECT app_role()) IS NOT NULL);
CREATE POLICY worker_all ON "CountryPaper" FOR SELECT TO affilia_worker USING ((SELECT app_role()) = 'worker');

REVOKE ALL ON "CountryPaper" FROM PUBLIC;
GRANT SELECT ON "CountryPaper" TO affilia_web, affilia_worker;
GRANT ALL ON "CountryPaper" TO affilia_maintenance;
