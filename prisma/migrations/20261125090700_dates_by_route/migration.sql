-- Who enters the line at the permanent number never needs a submission, so its date binds nothing there: a permanent
-- number may be older. The TypeScript twin is lib/domain/case/check-case.ts.
ALTER TABLE "Case"
    DROP CONSTRAINT "case_dates_in_order",
    ADD CONSTRAINT "case_dates_in_order"
        CHECK (("provisionalNumberOn" >= "submittedOn") IS NOT FALSE
            AND ("permanentNumberOn" >= "submittedOn"
                OR "route" IN ('already_affiliated', 'employed', 'convention_quebec')) IS NOT FALSE
            AND ("permanentNumberOn" >= "provisionalNumberOn") IS NOT FALSE
            AND ("ameliAccountOn" >= "permanentNumberOn") IS NOT FALSE
            AND ("carteVitaleOn" >= "permanentNumberOn") IS NOT FALSE
            AND ("gpDeclaredOn" >= LEAST("provisionalNumberOn", "permanentNumberOn")) IS NOT FALSE);
