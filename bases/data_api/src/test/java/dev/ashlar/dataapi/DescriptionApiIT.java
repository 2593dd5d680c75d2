package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the running service says of its own routes.
class DescriptionApiIT {
    private static final String[] ROUTES = {
        "/version",
        "/error",
        "/spec.json",
        "/users",
        "/user",
        "/users/{user_id}",
        "/user/preferences",
        "/user/preferences/pinned_projects",
        "/user/secrets",
        "/user/secrets/{secret_id}",
        "/user/secret_key",
        "/user/secret_events",
        "/session_secret_slots",
        "/session_secret_slots/{slot_id}",
        "/projects/{project_id}/session_secret_slots",
        "/projects/{project_id}/session_secrets",
        "/groups",
        "/groups/{group_slug}",
        "/groups/{group_slug}/members",
        "/groups/{group_slug}/members/{user_id}",
        "/groups/{group_slug}/permissions",
        "/namespaces",
        "/namespaces/{namespace_slug}",
        "/projects",
        "/projects/{project_id}",
        "/projects/{project_id}/copies",
        "/projects/{project_id}/members",
        "/projects/{project_id}/members/{member_id}",
        "/projects/{project_id}/permissions",
        "/namespaces/{namespace}/projects/{slug}",
        "/message_queue/reprovision",
        "/platform/config",
        "/resource_pools",
        "/resource_pools/{resource_pool_id}",
        "/resource_pools/{resource_pool_id}/users",
        "/resource_pools/{resource_pool_id}/users/{user_id}",
        "/resource_pools/{resource_pool_id}/classes",
        "/resource_pools/{resource_pool_id}/classes/{class_id}",
        "/resource_pools/{resource_pool_id}/classes/{class_id}/tolerations",
        "/resource_pools/{resource_pool_id}/classes/{class_id}/node_affinities",
        "/resource_pools/{resource_pool_id}/quota",
        "/classes/{class_id}",
        "/users/{user_id}/resource_pools",
    };

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    @Test
    void theMergedDescriptionIsValidAndHasTheRoutesOfEveryComponent() {
        var text = API.visitor().get("/spec.json").text();

        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(text, null, options);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).containsOnlyKeys(ROUTES);
    }
}
