package io.ringfence.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The document says what the server does. */
@OnApi
class DocumentTest {
  private final RunningApi api;
  private final JsonNode document;

  DocumentTest(RunningApi api) {
    this.api = api;
    this.document = api.get("/v1/openapi", api.desk("alpha")).json();
  }

  @Test
  void itIsOpenApi31AndAsksForATokenEverywhere() {
    assertThat(document.at("/openapi").stringValue()).startsWith("3.1.");
    assertThat(document.at("/security/0/token").isArray()).isTrue();
    assertThat(document.at("/components/securitySchemes/token/scheme").stringValue())
        .isEqualTo("bearer");
    assertThat(document.at("/servers/0/url").stringValue()).isEqualTo("/");
  }

  @Test
  void itListsEveryEndpointOfOurs() {
    RequestMappingHandlerMapping endpoints =
        api.parts().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    Set<String> ours =
        endpoints.getHandlerMethods().entrySet().stream()
            .filter(it -> it.getValue().getBeanType().getName().startsWith("io.ringfence."))
            .filter(it -> !ErrorController.class.isAssignableFrom(it.getValue().getBeanType()))
            .flatMap(it -> it.getKey().getPatternValues().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(document.get("paths").propertyNames()))
        .isEqualTo(ours)
        .contains("/v1/desks");
  }

  @Test
  void parametersAreThoseACallerMayGive() {
    List<String> names = new ArrayList<>();
    document
        .at("/paths/~1v1~1desks/get/parameters")
        .forEach(parameter -> names.add(parameter.get("name").stringValue()));
    assertThat(names).containsExactlyInAnyOrder("asOf", "asKnown", "run", "limit", "cursor");
    assertThat(document.get("components").get("schemas").propertyNames())
        .doesNotContain("DeskAccess", "DeskScope");
  }

  @Test
  void everyErrorCodeIsInIt() {
    String desks = document.at("/paths/~1v1~1desks/get/responses").toString();
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(desks).contains(code.name());
    }
    List<String> listed = new ArrayList<>();
    document
        .at("/components/schemas/Problem/properties/code/enum")
        .forEach(code -> listed.add(code.stringValue()));
    assertThat(listed).hasSize(ErrorCode.values().length);
  }

  @Test
  void theAnswerHasExactlyWhatTheDocumentSays() {
    JsonNode answer = api.get("/v1/desks", api.allDesks()).json();
    matches(answer, schema("DesksAnswer"), "answer");
  }

  @Test
  void theExampleHasExactlyWhatTheDocumentSays() {
    JsonNode example =
        document.at("/paths/~1v1~1desks/get/responses/200/content/application~1json/example");
    assertThat(example.at("/desks/0/budgets/0/use").isObject()).isTrue();
    matches(example, schema("DesksAnswer"), "example");
  }

  @Test
  void everyExampleHasExactlyWhatTheDocumentSays() {
    int examples = 0;
    for (JsonNode path : document.at("/paths")) {
      for (JsonNode operation : path) {
        JsonNode content = operation.at("/responses/200/content/application~1json");
        if (content.has("example")) {
          matches(content.get("example"), content.get("schema"), operation.at("/operationId") + "");
          examples++;
        }
      }
    }
    assertThat(examples).isGreaterThanOrEqualTo(16);
  }

  @Test
  void itIsServedAsYamlToo() {
    assertThat(api.get("/v1/openapi.yaml", api.desk("alpha")).text()).startsWith("openapi: 3.1.");
  }

  private JsonNode schema(String name) {
    return document.get("components").get("schemas").get(name);
  }

  private void matches(JsonNode value, JsonNode schema, String where) {
    if (schema.has("$ref")) {
      String reference = schema.get("$ref").stringValue();
      matches(value, schema(reference.substring(reference.lastIndexOf('/') + 1)), where);
    } else if (schema.has("anyOf")) {
      if (!value.isNull()) {
        matches(value, schema.get("anyOf").get(0), where);
      }
    } else {
      assertThat(types(schema)).as(where + " = " + value).contains(type(value));
      members(value, schema, where);
    }
  }

  private void members(JsonNode value, JsonNode schema, String where) {
    if (value.isObject() && schema.has("properties")) {
      Collection<String> names = new TreeSet<>(schema.get("properties").propertyNames());
      assertThat(new TreeSet<>(value.propertyNames())).as(where).isEqualTo(names);
      assertThat(schema.get("required")).as(where).hasSize(names.size());
      for (String name : names) {
        matches(value.get(name), schema.get("properties").get(name), where + "." + name);
      }
    } else if (value.isArray()) {
      value.forEach(item -> matches(item, schema.get("items"), where + "[]"));
    } else if (schema.has("pattern")) {
      assertThat(value.asString("")).as(where).matches(value.isNull() ? "" : pattern(schema));
    }
  }

  private static String pattern(JsonNode schema) {
    return schema.get("pattern").stringValue();
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.get("type");
    List<String> types = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(name -> types.add(name.stringValue()));
    } else {
      types.add(type.stringValue());
    }
    return types;
  }

  private static String type(JsonNode value) {
    if (value.isNull()) {
      return "null";
    }
    if (value.isIntegralNumber()) {
      return "integer";
    }
    return value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }
}
