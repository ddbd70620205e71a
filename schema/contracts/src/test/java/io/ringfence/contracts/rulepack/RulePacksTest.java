package io.ringfence.contracts.rulepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePacksTest {
  private static final Path FOLDER = Path.of("src/main/resources/rule-packs");

  private final RulePack first = PackText.load();
  private final RulePack second =
      PackText.loadWith(
          "\"version\": \"1\", \"venue\": \"testing\",\n"
              + "  \"effectiveFrom\": \"2024-01-01T00:00:00Z\", \"evidencedTo\": \"2024-06-30",
          "\"version\": \"2\", \"venue\": \"testing\",\n"
              + "  \"effectiveFrom\": \"2024-09-01T00:00:00Z\", \"evidencedTo\": \"2024-12-31");
  private final RulePacks packs = RulePacks.of(List.of(second, first));

  @ParameterizedTest(name = "{0} is valued by version {1}, extrapolated: {2}")
  @CsvSource({
    "2023-12-31T23:59:59.999999Z, 1, true",
    "2024-01-01T00:00:00Z, 1, false",
    "2024-06-30T00:00:00Z, 1, false",
    "2024-06-30T00:00:00.000001Z, 1, true",
    "2024-08-31T23:59:59.999999Z, 1, true",
    "2024-09-01T00:00:00Z, 2, false",
    "2024-12-31T00:00:00Z, 2, false",
    "2030-01-01T00:00:00Z, 2, true"
  })
  void theLatestPackEffectiveByThenIsInForceAndFlaggedOutsideItsEvidence(
      Instant at, String version, boolean extrapolated) {
    PackInForce inForce = packs.inForce("testing", at).orElseThrow();
    assertThat(inForce.pack().version()).isEqualTo(version);
    assertThat(inForce.extrapolated()).isEqualTo(extrapolated);
  }

  @Test
  void aVenueWithoutAPackHasNone() {
    assertThat(packs.inForce("nowhere", Instant.EPOCH)).isEmpty();
    assertThat(packs.of("nowhere")).isEmpty();
    assertThat(packs.venues()).containsExactly("testing");
    assertThat(packs.of("testing")).containsExactly(first, second);
  }

  @Test
  void twoPacksOfOneVenueCannotStartTogether() {
    assertThatThrownBy(() -> RulePacks.of(List.of(first, PackText.loadWith("\"1\"", "\"3\""))))
        .isInstanceOf(RulePackException.class)
        .hasMessageContainingAll("effectiveFrom must differ", "test-usdm@3", "test-usdm@1");
  }

  @Test
  void anInstrumentSettlesInOneAssetInAllPacksOfItsVenue() {
    String later = "2024-09-01T00:00:00Z";
    RulePack other =
        PackText.loadWith(
            "\"2024-01-01T00:00:00Z\", \"evidencedTo\": \"2024-06-30T00:00:00Z\",\n"
                + "  \"source\": \"made up\"",
            "\"%s\", \"evidencedTo\": \"%s\",\n  \"settlementAsset\": \"USDT\",\n"
                    .formatted(later, later)
                + "  \"source\": \"made up\"");
    assertThat(RulePacks.of(List.of(first, other)).of("testing")).hasSize(2);

    RulePack moved =
        new RulePack(
            "test-usdm",
            "4",
            "testing",
            Instant.parse(later),
            Instant.parse(later),
            "made up",
            Map.of(
                "AAAUSDT",
                PackText.loadWith("\"settlementAsset\": \"USDT\"", "\"settlementAsset\": \"X\"")
                    .instrument("AAAUSDT")
                    .orElseThrow()));
    assertThatThrownBy(() -> RulePacks.of(List.of(first, moved)))
        .isInstanceOf(RulePackException.class)
        .hasMessage(
            "test-usdm@4, AAAUSDT, settlementAsset: must be that of the pack before, USDT, was X");
  }

  @Test
  void theIndexNamesEveryPackOfTheFolder() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<String> inFolder =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      assertThat(Files.readAllLines(FOLDER.resolve("index.txt")))
          .as("rule-packs/index.txt: one line for each pack, sorted")
          .isEqualTo(inFolder);
    }
  }
}
