package io.ringfence.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.ringfence.contracts.wire.InputKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published schema is one, takes what is right and refuses what is wrong. */
class PublishedSchemasTest {
  private static final String FOLDER = "json-schema/";
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path EXAMPLES = Path.of("src/test/resources/schema-examples");
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  @Test
  void everyKindOfInputRulePacksStatementsTheSummaryAndEveryTopicThatIsToldHaveOne()
      throws IOException {
    Stream<String> rows =
        Arrays.stream(InputKind.values())
            .filter(kind -> kind != InputKind.RULE_PACKS)
            .map(InputKind::label);
    assertThat(names())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    rows,
                    Stream.of(
                        "cell",
                        "rule-pack",
                        "summary",
                        "alerts",
                        "desk-exposures",
                        "live-alerts",
                        "live-totals",
                        "venue-statements",
                        "expected-accounts",
                        "mandate"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void itIsASchemaOfTheDraft2020_12(String name) throws IOException {
    JsonNode schema = JSON.readTree(file(name).toFile());
    assertThat(schema.path("$schema").asText()).isEqualTo(SchemaId.V202012);
    assertThat(schema.path("title").asText()).isNotBlank();
    assertThat(FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(schema)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("withExamples")
  void itTakesWhatIsRight(String name) throws IOException {
    JsonNode accepted = examples(name).path("accepted");
    assertThat(accepted.isEmpty()).isFalse();
    accepted.forEach(
        example -> assertThat(schema(name).validate(example)).as("%s", example).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("withExamples")
  void itRefusesWhatIsWrongNamingTheField(String name) throws IOException {
    JsonNode rejected = examples(name).path("rejected");
    assertThat(rejected.isEmpty()).isFalse();
    for (JsonNode spoiled : rejected) {
      String messages =
          schema(name).validate(spoiled.path("example")).stream()
              .map(ValidationMessage::toString)
              .collect(Collectors.joining("\n"));
      assertThat(messages).as("%s", spoiled).contains(spoiled.path("because").asText());
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void everyRulePackOfThisBuildIsOfTheShapeItsSchemaSays(Path pack) throws IOException {
    assertThat(schema("rule-pack").validate(JSON.readTree(pack.toFile()))).isEmpty();
  }

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(FOLDER))) {
      return files
          .map(file -> file.getFileName().toString().replace(".schema.json", ""))
          .sorted()
          .toList();
    }
  }

  /** All but the definitions the others share. */
  static List<String> withExamples() throws IOException {
    return names().stream().filter(name -> !name.equals("cell")).toList();
  }

  static List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("rule-packs"))) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private static JsonSchema schema(String name) {
    return FACTORY.getSchema(SchemaLocation.of("classpath:/" + FOLDER + name + ".schema.json"));
  }

  private static JsonNode examples(String name) throws IOException {
    return JSON.readTree(EXAMPLES.resolve(name + ".json").toFile());
  }

  private static Path file(String name) {
    return RESOURCES.resolve(FOLDER + name + ".schema.json");
  }
}
