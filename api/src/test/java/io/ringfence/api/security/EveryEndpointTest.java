package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Rules that hold for endpoints nobody has written yet: all of them are found by asking Spring. */
@OnApi
class EveryEndpointTest {
  private final RunningApi api;

  EveryEndpointTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void everyEndpointOfOursTakesTheAccessOfItsCaller() {
    List<HandlerMethod> ours =
        endpoints()
            .map(Map.Entry::getValue)
            .filter(endpoint -> endpoint.getBeanType().getName().startsWith("io.ringfence."))
            .filter(endpoint -> !ErrorController.class.isAssignableFrom(endpoint.getBeanType()))
            .toList();
    assertThat(ours)
        .isNotEmpty()
        .allSatisfy(
            endpoint ->
                assertThat(endpoint.getMethod().getParameterTypes())
                    .as("%s must take a DeskAccess and ask with its scope", endpoint)
                    .contains(DeskAccess.class));
  }

  @Test
  void everyEndpointOfOursSaysWhichRolesItAnswers() {
    List<HandlerMethod> ours =
        endpoints()
            .map(Map.Entry::getValue)
            .filter(endpoint -> endpoint.getBeanType().getName().startsWith("io.ringfence."))
            .filter(endpoint -> !ErrorController.class.isAssignableFrom(endpoint.getBeanType()))
            .toList();
    assertThat(ours)
        .isNotEmpty()
        .allSatisfy(
            endpoint ->
                assertThat(endpoint.getMethodAnnotation(OpenTo.class))
                    .as("%s must say @OpenTo; without it nobody is answered", endpoint)
                    .isNotNull());
  }

  @Test
  void everyEndpointButTheTwoProbesIsClosedToStrangers() {
    Set<String> open = new TreeSet<>();
    Set<String> closed = new TreeSet<>();
    endpoints()
        .flatMap(endpoint -> paths(endpoint.getKey()))
        .forEach(path -> (refuses(path) ? closed : open).add(path));
    assertThat(closed).contains("/v1/desks", "/v1/openapi", "/actuator/prometheus", "/error");
    assertThat(open).isEmpty();
    assertThat(SecurityConfiguration.OPEN_PATHS)
        .containsExactly("/actuator/health/liveness", "/actuator/health/readiness")
        .allSatisfy(path -> assertThat(api.get(path).status()).isEqualTo(200));
  }

  @Test
  void pathsThatDoNotExistAreClosedToStrangersToo() {
    for (String path :
        List.of(
            "/v1",
            "/index.html",
            "/dashboard",
            "/dashboard/",
            "/dashboard/application.properties",
            "/v2/desks",
            "/actuator",
            "/actuator/env",
            "/actuator/health/liveness/x",
            "/actuator/health/x",
            "/.well-known/oauth-protected-resource",
            "/login",
            "/v3/api-docs",
            "/swagger-ui/index.html")) {
      assertThat(api.get(path).code()).as(path).isEqualTo("TOKEN_MISSING");
      assertThat(api.get(path, api.allDesks()).code()).as(path).isEqualTo("PATH_UNKNOWN");
    }
  }

  private boolean refuses(String path) {
    return Stream.of(RequestMethod.values())
        .filter(method -> method != RequestMethod.TRACE)
        .map(
            method ->
                api.send(
                    api.to(path)
                        .method(method.name(), java.net.http.HttpRequest.BodyPublishers.noBody())))
        .map(Answer::status)
        .allMatch(status -> status == 401);
  }

  private Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> endpoints() {
    Collection<RequestMappingInfoHandlerMapping> mappings =
        api.parts().getBeansOfType(RequestMappingInfoHandlerMapping.class).values();
    return mappings.stream().flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream());
  }

  private static Stream<String> paths(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream()
        .map(pattern -> pattern.replaceAll("\\{[^}]*}|\\*+", "x"));
  }
}
