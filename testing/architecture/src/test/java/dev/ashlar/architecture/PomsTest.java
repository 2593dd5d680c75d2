package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PomsTest {
    @Test
    void aPomIsReadAsTheBrickThatItDescribes() {
        String pom =
                """
                <project>
                    <parent><artifactId>brick-parent</artifactId><version>0-SNAPSHOT</version></parent>
                    <artifactId>users</artifactId>
                    <description>How users are kept.</description>
                    <dependencies>
                        <dependency>
                            <groupId>dev.ashlar</groupId>
                            <artifactId>users-api</artifactId>
                        </dependency>
                        <dependency>
                            <groupId>com.example</groupId>
                            <artifactId>tool</artifactId>
                            <version>1.2</version>
                            <scope>test</scope>
                        </dependency>
                        <dependency>
                            <groupId>com.example</groupId>
                            <artifactId>other</artifactId>
                            <version>${version.other}</version>
                        </dependency>
                    </dependencies>
                </project>
                """;

        Brick brick = Poms.parse("components/users/impl", pom);

        assertThat(brick)
                .isEqualTo(
                        new Brick(
                                "components/users/impl",
                                "users",
                                "How users are kept.",
                                List.of(
                                        new Brick.Dependency("dev.ashlar", "users-api", ""),
                                        new Brick.Dependency("com.example", "tool", "test"),
                                        new Brick.Dependency("com.example", "other", "")),
                                22,
                                List.of("1.2")));
    }
}
