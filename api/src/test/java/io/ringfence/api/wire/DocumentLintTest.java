package io.ringfence.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What whoever makes a client of the document relies on; every breach is named at once. */
@OnApi
class DocumentLintTest {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "number", "integer", "boolean", "null");

  private final JsonNode document;
  private final List<String> breaches = new ArrayList<>();

  DocumentLintTest(RunningApi api) {
    this.document = api.get("/v1/openapi", api.desk("alpha")).json();
  }

  private void require(boolean holds, String where, String rule) {
    if (!holds) {
      breaches.add(where + " " + rule);
    }
  }

  private void operations(BiConsumer<String, JsonNode> each) {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        each.accept(operation.getKey() + " " + path.getKey(), operation.getValue());
      }
    }
  }

  @Test
  void everyOperationHasANameOfItsOwnATagASummaryAndItsRefusals() {
    Set<String> names = new HashSet<>();
    operations(
        (where, it) -> {
          String name = it.path("operationId").asString("");
          require(name.matches("[a-z][A-Za-z]+"), where, "must have an operationId, was " + name);
          require(names.add(name), where, "must have an operationId of its own, was " + name);
          require(it.path("tags").size() == 1, where, "must have one tag");
          String summary = it.path("summary").asString("");
          require(summary.matches("[A-Z].{2,78}[^.]"), where, "must have a summary without a stop");
          Set<String> statuses = new TreeSet<>(it.path("responses").propertyNames());
          require(statuses.stream().anyMatch(s -> s.startsWith("2")), where, "must succeed");
          require(statuses.stream().anyMatch(s -> s.startsWith("4")), where, "must name refusals");
        });
    assertThat(breaches).isEmpty();
    assertThat(names).hasSizeGreaterThan(50);
  }

  @Test
  void everyParameterAndEveryBodyIsDescribed() {
    operations(
        (where, operation) -> {
          Set<String> inPath = new TreeSet<>();
          for (JsonNode it : operation.path("parameters")) {
            String name = it.path("name").asString("");
            require(!it.path("description").asString("").isBlank(), where, name + " has no words");
            require(it.has("schema"), where, name + " has no schema");
            if (it.path("in").asString("").equals("path")) {
              inPath.add("{" + name + "}");
              require(it.path("required").asBoolean(false), where, name + " must be required");
            }
          }
          Set<String> wanted = new TreeSet<>();
          Stream.of(where.split("/", -1)).filter(it -> it.startsWith("{")).forEach(wanted::add);
          require(wanted.equals(inPath), where, "must describe " + wanted + ", does " + inPath);
          boolean sends = where.startsWith("post");
          require(sends == operation.has("requestBody"), where, "has a body or must not have one");
          require(
              !sends || !operation.at("/requestBody/content").isEmpty(), where, "of which kind?");
        });
    assertThat(breaches).isEmpty();
  }

  @Test
  void everySchemaIsUsedAndSaysWhatItIsAndEveryReferenceLeadsToOne() {
    Set<String> schemas = new TreeSet<>(document.at("/components/schemas").propertyNames());
    Set<String> used = new TreeSet<>();
    referencesIn(document, used);
    assertThat(schemas).as("a reference leads to a schema").containsAll(used);
    assertThat(used).as("a schema is used").containsAll(schemas);
    for (String name : schemas) {
      JsonNode schema = document.at("/components/schemas/" + name);
      require(
          !schema.path("description").asString("").isBlank(), name, "must say what it describes");
      schema
          .path("properties")
          .properties()
          .forEach(it -> isSchema(name + "." + it.getKey(), it.getValue()));
    }
    assertThat(breaches).isEmpty();
  }

  private static void referencesIn(JsonNode node, Set<String> found) {
    String reference = node.path("$ref").asString("");
    if (reference.startsWith(SCHEMAS)) {
      found.add(reference.substring(SCHEMAS.length()));
    }
    node.forEach(it -> referencesIn(it, found));
  }

  /** Of a kind that JSON has, its required members among its own. */
  private void isSchema(String where, JsonNode schema) {
    boolean refers = Stream.of("$ref", "anyOf", "oneOf", "allOf").anyMatch(schema::has);
    JsonNode type = schema.path("type");
    require(refers || !type.isMissingNode(), where, "must have a type");
    Stream<JsonNode> types = type.isArray() ? type.valueStream() : Stream.of(type);
    require(refers || types.allMatch(it -> TYPES.contains(it.asString(""))), where, "type is none");
    if (schema.has("items")) {
      isSchema(where + "[]", schema.path("items"));
    }
    Set<String> members = new TreeSet<>(schema.path("properties").propertyNames());
    schema
        .path("required")
        .forEach(it -> require(members.contains(it.asString("")), where, "has no " + it));
  }
}
