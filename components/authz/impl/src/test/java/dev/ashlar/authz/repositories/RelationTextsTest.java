package dev.ashlar.authz.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.CountingIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelationTextsTest {
    private static final ResourceRef HOME =
            ResourceRef.of(ResourceType.USER_NAMESPACE, CountingIds.number(1));

    @Test
    void whatWasWrittenIsReadAgain() {
        var owner = new Relation(HOME, "owner", ResourceRef.of(new UserId("a-1")));
        var everybody = new Relation(HOME, "public_viewer", ResourceRef.EVERY_VISITOR);
        var platform = new Relation(HOME, "user_namespace_platform", ResourceRef.PLATFORM);

        assertThat(RelationTexts.parse(owner.toString())).isEqualTo(owner);
        assertThat(RelationTexts.parse(everybody.toString())).isEqualTo(everybody);
        assertThat(RelationTexts.parse(platform.toString())).isEqualTo(platform);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "group:1",
                "group:1#owner",
                "group:1#owner@user",
                "castle:1#owner@user:ada",
                "group:1#owner@castle:1",
                "group:1#owner@user:ada#member"
            })
    void anythingElseIsAMistake(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RelationTexts.parse(text));
    }
}
