package dev.ashlar.authz.repositories;

import dev.ashlar.authz.ports.RecordSurvey;
import dev.ashlar.testkit.TestDatabase;

/// The real survey of the record.
public final class SurveyOfTests {
    private SurveyOfTests() {}

    public static RecordSurvey of(TestDatabase database) {
        return new JdbcRecordSurvey(database.sql());
    }
}
