package dev.ashlar.web.controllers;

import dev.ashlar.kernel.Problem;
import dev.ashlar.web.WebSettings;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A page that shows the API and can call it. Everything that it loads comes from here.
@Controller("${api.base-path}/docs")
final class DocsController {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Ashlar API</title>
              <link rel="stylesheet" href="%1$s/docs/swagger-ui.css">
              <link rel="icon" href="%1$s/docs/favicon-32x32.png">
            </head>
            <body>
              <div id="api"></div>
              <script src="%1$s/docs/swagger-ui-bundle.js"></script>
              <script src="%1$s/docs/start.js"></script>
            </body>
            </html>
            """;
    // Keycloak's discovery names every way to log in that there is, and the page would show a form
    // for each. A person
    // needs one: Keycloak's own log-in page.
    private static final String START =
            """
            const logIn = {
              type: "oauth2",
              description: "Log in at Keycloak; the page then sends your token with every request.",
              flows: {
                authorizationCode: {
                  authorizationUrl: "%2$s/protocol/openid-connect/auth",
                  tokenUrl: "%2$s/protocol/openid-connect/token",
                  scopes: { openid: "who you are" }
                }
              }
            };
            const show = description => {
              for (const [name, scheme] of Object.entries(description.components.securitySchemes ?? {})) {
                if (scheme.type === "openIdConnect") {
                  description.components.securitySchemes[name] = logIn;
                }
              }
              const page = SwaggerUIBundle({
                spec: description,
                dom_id: "#api",
                deepLinking: true,
                persistAuthorization: true,
                oauth2RedirectUrl: window.location.origin + "%1$s/docs/oauth2-redirect.html"
              });
              page.initOAuth({
                clientId: "swagger",
                scopes: "openid",
                usePkceWithAuthorizationCodeGrant: true
              });
            };
            fetch("%1$s/spec.json")
              .then(answer => answer.json())
              .then(show)
              .catch(failure => {
                document.getElementById("api").textContent =
                    "The description of the API could not be read: " + failure.message;
              });
            """;
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> ASSETS =
            Map.of(
                    "swagger-ui.css", "text/css; charset=utf-8",
                    "swagger-ui-bundle.js", SCRIPT,
                    "oauth2-redirect.html", HTML,
                    "oauth2-redirect.js", SCRIPT,
                    "favicon-32x32.png", "image/png");

    private final WebSettings settings;

    DocsController(WebSettings settings) {
        this.settings = settings;
    }

    @Get(produces = "*/*")
    HttpResponse<byte[]> page() {
        return text(PAGE.formatted(settings.basePath()), HTML)
                .header("Content-Security-Policy", policy());
    }

    @Get(value = "/{file}", produces = "*/*")
    HttpResponse<byte[]> file(@PathVariable String file) {
        if (file.equals("start.js")) {
            return text(START.formatted(settings.basePath(), settings.realmUrl()), SCRIPT);
        }
        var type = ASSETS.get(file);
        var content = type == null ? null : asset(file);
        if (type == null || content == null) {
            throw Problem.NotFound.route(settings.basePath() + "/docs/" + file).asException();
        }
        return HttpResponse.ok(content)
                .header("Content-Type", type)
                .header("Cache-Control", "public, max-age=3600");
    }

    /// Nothing from elsewhere, except that the page may talk to Keycloak.
    private String policy() {
        return "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self' "
                + origin(settings.realmUrl());
    }

    private static String origin(String address) {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static MutableHttpResponse<byte[]> text(String content, String type) {
        return HttpResponse.ok(content.getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", type);
    }

    private static byte @Nullable [] asset(String file) {
        try (var in = open("META-INF/resources/webjars/swagger-ui/" + version() + "/" + file)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() throws IOException {
        try (var in = open("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "");
        }
    }

    private static @Nullable InputStream open(String resource) {
        return DocsController.class.getClassLoader().getResourceAsStream(resource);
    }
}
