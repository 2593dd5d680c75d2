package dev.ashlar.development.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackProgramTest {
    @Test
    void theBackgroundJobsGetAllArgumentsAsTheyAre() {
        var line = StackProgram.commandLine().parseArgs("jobs", "authz", "verify", "--mend");

        assertThat(line.subcommand().unmatched()).containsExactly("authz", "verify", "--mend");
    }
}
