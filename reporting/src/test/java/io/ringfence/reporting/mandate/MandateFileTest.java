package io.ringfence.reporting.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Aims;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reconciliation.MarginMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mandate says what it says, and one wrong field refuses it by name. */
class MandateFileTest {
  private static final String WAY =
      """
      {"from":"binance/treasury","to":"binance/a1","asset":"USDT","desk":"ALPHA","most":"50000",
       "fixedCost":"1","costRate":"0.0001","arrivalMinutes":"10","rule":"agreement 4"}""";

  private static Mandate read(String content) {
    return new MandateFile("mandate.json", Set.of("binance", "okx")::contains)
        .read(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String document(String fields) {
    return "{\"validFrom\":\"2025-10-10T02:00:00+02:00\"" + fields + "}";
  }

  @Test
  void everythingItSaysIsRead() {
    Mandate mandate =
        read(
            document(
                """
                ,"ways":[%s],"locks":[{"position":"binance/a1/BTCUSDT/long","by":"p-17",
                "reason":"client asked"}],"costs":{"cash":"0.0002","trade":"0.0005"},
                "policies":["harvest","press"],"harvest":{"distance":"0.4"},
                "press":{"distance":"0.2","trendHours":"24","leastTrend":"1.5"},
                "defaults":[{"node":"firm","mode":"isolated"},{"node":"firm/ALPHA","leverage":"5"}]
                """
                    .formatted(WAY)));
    assertThat(mandate.validFrom()).isEqualTo(Instant.parse("2025-10-10T00:00:00Z"));
    Mandate.Way way = Objects.requireNonNull(mandate.firm().ways()).getFirst();
    assertThat(way.from()).isEqualTo(new Mandate.Account("binance", "treasury"));
    assertThat(way.terms().arrival()).isEqualTo(Duration.ofMinutes(10));
    assertThat(way.terms().most()).isEqualByComparingTo("50000");
    assertThat(mandate.locks().getFirst().reason()).isEqualTo("client asked");
    assertThat(mandate.lockOf(mandate.locks().getFirst().position())).isPresent();
    assertThat(mandate.defaults())
        .extracting(Mandate.Default::node)
        .containsExactly(NodePath.FIRM, NodePath.desk("ALPHA"));
    Aims aims = mandate.policy(ReallocationPolicy.DEFAULT).aims();
    assertThat(aims.stances()).containsExactlyInAnyOrder(Aims.Stance.HARVEST, Aims.Stance.PRESS);
    assertThat(aims.costs().trade()).isEqualByComparingTo("0.0005");
    assertThat(aims.harvestDistance()).isEqualByComparingTo("0.4");
    assertThat(aims.pressDistance()).isEqualByComparingTo("0.2");
    assertThat(aims.pressTrend()).isEqualByComparingTo("1.5");
    assertThat(aims.convictions()).isEqualTo(Aims.DEFAULT.convictions());
  }

  @Test
  void ofTwoSectionsTheNearestHoldsFieldByField() {
    Mandate mandate =
        read(
            document(
                """
                ,"ways":[%s],"costs":{"cash":"0.1","trade":"0.2"},"policies":["defend"],
                "press":{"distance":"0.2","trendHours":"24","leastTrend":"1.5"},"sections":[
                {"node":"firm/ALPHA","ways":[],"policies":["defend","press"],
                 "costs":{"cash":"0.3","trade":"0.4"}},
                {"node":"firm/ALPHA/core","harvest":{"distance":"0.3"},"policies":["harvest"]}]
                """
                    .formatted(WAY)));
    ReallocationPolicy policy = mandate.policy(ReallocationPolicy.DEFAULT);
    NodePath part = NodePath.book("ALPHA", "core/part");
    assertThat(policy.aimsOf(part).stances()).containsExactly(Aims.Stance.HARVEST);
    assertThat(policy.aimsOf(part).harvestDistance()).isEqualByComparingTo("0.3");
    assertThat(policy.aimsOf(part).costs().cash()).isEqualByComparingTo("0.3");
    assertThat(policy.aimsOf(part).pressDistance()).isEqualByComparingTo("0.2");
    assertThat(policy.aimsOf(NodePath.book("ALPHA", "cores")).stances())
        .containsExactlyInAnyOrder(Aims.Stance.DEFEND, Aims.Stance.PRESS);
    assertThat(policy.aimsOf(NodePath.desk("BETA"))).isEqualTo(policy.aims());
    assertThat(policy.aims().stances()).containsExactly(Aims.Stance.DEFEND);
    assertThat(policy.aims().costs().cash()).isEqualByComparingTo("0.1");
    NodePath alpha = NodePath.desk("ALPHA");
    assertThat(mandate.waysOf(alpha)).contains(new Mandate.Said<>(List.of(), alpha));
    assertThat(mandate.waysOf(NodePath.desk("BETA")).orElseThrow().of()).isEqualTo(NodePath.FIRM);
    assertThat(mandate.ofConduct(part, Conduct::costs).orElseThrow().of()).isEqualTo(alpha);
    assertThat(Mandate.NONE.ofConduct(part, Conduct::costs)).isEmpty();
  }

  @Test
  void whatBatchesMayDoIsSaidByFirmOrDeskAndModesByAnyNode() {
    Mandate mandate =
        read(
            document(
                """
                ,"batches":{"mostMoves":"5","shortfallTolerances":[
                 {"asset":"USDT","amount":"1000"},{"asset":"BTC","amount":"0.5"}]},
                "modes":{"byDefault":"isolated","pairs":"cross","isolatedTags":["speculative"]},
                "sections":[{"node":"firm/ALPHA","batches":{"mostMoves":"2"}},
                {"node":"firm/ALPHA/core","modes":{"byDefault":"cross","pairs":"isolated"}}]
                """));
    ReallocationPolicy policy = mandate.policy(ReallocationPolicy.DEFAULT);
    assertThat(policy.aims().mostMoves()).isEqualTo(5);
    assertThat(policy.shortfallTolerance(pool("BETA", "USDT"))).isEqualByComparingTo("1000");
    assertThat(policy.shortfallTolerance(pool("BETA", "BTC"))).isEqualByComparingTo("0.5");
    assertThat(policy.shortfallTolerance(pool("BETA", "USDC"))).isZero();
    // Batches are one thing: what the desk says of them takes the place of the whole.
    assertThat(policy.aimsOf(pool("ALPHA", "USDT")).mostMoves()).isEqualTo(2);
    assertThat(policy.shortfallTolerance(pool("ALPHA", "USDT"))).isZero();
    assertThat(mandate.modesOf(NodePath.book("ALPHA", "core")))
        .isEqualTo(new ModePolicy(MarginMode.CROSS, false, Set.of()));
    assertThat(mandate.modesOf(NodePath.desk("BETA")))
        .isEqualTo(new ModePolicy(MarginMode.ISOLATED, true, Set.of("speculative")));
    assertThat(Mandate.NONE.modesOf(NodePath.FIRM)).isEqualTo(ModePolicy.DEFAULT);
  }

  private static Pool.Id pool(String desk, String asset) {
    return new Pool.Id("binance", "a1", asset, null, null, desk);
  }

  @Test
  void whatItDoesNotSayIsAsTheBuildHasIt() {
    assertThat(read(document("")).policy(ReallocationPolicy.DEFAULT))
        .isEqualTo(ReallocationPolicy.DEFAULT);
    assertThat(Mandate.NONE.policy(ReallocationPolicy.DEFAULT))
        .isEqualTo(ReallocationPolicy.DEFAULT);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | mandate.json, validFrom must be given",
        "{\"validFrom\":\"2025-10-10\"} | validFrom must be a time with a zone, was \"2025-10-10\"",
        "[] | mandate.json must be an object",
        "{\"validFrom\":1,} | mandate.json must be JSON",
        "{\"validFrom\":\"2025-10-10T00:00:00Z\",\"validFrom\":\"2025-10-11T00:00:00Z\"} | must be JSON",
      })
  void aDocumentThatIsNoneIsRefused(String content, String why) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"from\":\"binance/treasury\" > \"from\":\"ftx/treasury\" | ways[1], from must be venue/account of a venue with rules",
        "\"from\":\"binance/treasury\" > \"from\":\"binance/a1\" | ways[1], to must be another account than from",
        "\"most\":\"50000\" > \"most\":\"0\" | ways[1], most must be > 0",
        "\"most\":\"50000\" > \"most\":50000 | ways[1], most must be a text",
        "\"most\":\"50000\" > \"most\":\"1e3\" | ways[1], most must be a decimal >= 0",
        "\"fixedCost\":\"1\" > \"fixedCost\":\"-1\" | ways[1], fixedCost must be a decimal >= 0",
        "\"costRate\":\"0.0001\" > \"costRate\":\"1\" | ways[1], costRate must be a fraction below 1",
        "\"arrivalMinutes\":\"10\" > \"arrivalMinutes\":\"0.5\" | ways[1], arrivalMinutes must be a whole number",
        "\"rule\":\"agreement 4\" > \"rule\":\" \" | ways[1], rule must be a text that is not blank",
        "\"rule\":\"agreement 4\" > \"rul\":\"agreement 4\" | ways[1], rule must be given",
        "\"rule\":\"agreement 4\" > \"rule\":\"r\",\"speed\":\"1\" | ways[1], speed is no field of a mandate",
      })
  void aWrongFieldOfAWayIsNamed(String change, String why) {
    String[] parts = change.split(" > ", -1);
    assertThat(WAY).contains(parts[0]);
    String spoiled = document(",\"ways\":[" + WAY.replace(parts[0], parts[1]) + "]");
    assertThatThrownBy(() -> read(spoiled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mandate.json, ")
        .hasMessageContaining(why);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"locks\":[{\"position\":\"binance/a1/BTCUSDT\",\"by\":\"p\",\"reason\":\"r\"}] | locks[1], position must be",
        "\"locks\":{} | locks must be an array",
        "\"policies\":[\"hope\"] | policies must be defend, retreat, harvest or press, was hope",
        "\"policies\":[\"defend\",\"defend\"] | policies must name each policy once",
        "\"policies\":[] | policies must name at least one policy",
        "\"policies\":[\"press\"] | policies of firm must not name press without the object press",
        "\"sections\":[{\"node\":\"firm/A\",\"policies\":[\"press\"]}] | policies of firm/A must not name press",
        "\"sections\":[{\"node\":\"firm\",\"policies\":[\"defend\"]}] | sections[1], node must lie below firm",
        "\"sections\":[{\"node\":\"desk\",\"policies\":[\"defend\"]}] | sections[1], node must be firm/desk",
        "\"sections\":[{\"node\":\"firm/A\"}] | sections[1], node must have ways, costs, policies",
        "\"sections\":[{\"node\":\"firm/A/b\",\"costs\":{\"cash\":\"0\",\"trade\":\"0\"}}] | sections[1], costs must stand with the firm or a desk",
        "\"sections\":[{\"node\":\"firm/A/b\",\"ways\":[]}] | sections[1], ways must stand with the firm or a desk",
        "\"sections\":[{\"node\":\"firm/A\",\"locks\":[]}] | sections[1], locks is no field of a mandate",
        "\"sections\":[{\"node\":\"firm/A\",\"policies\":[\"defend\"]},{\"node\":\"firm/A\",\"policies\":[\"retreat\"]}] | must say one thing once",
        "\"harvest\":{\"distance\":\"0\"} | harvest, distance must be > 0",
        "\"press\":{\"distance\":\"0.2\",\"trendHours\":\"0\",\"leastTrend\":\"1\"} | press, trendHours must be a whole number from 1 to 720",
        "\"costs\":{\"cash\":\"0.1\"} | costs, trade must be given",
        "\"defaults\":[{\"node\":\"desk\",\"mode\":\"cross\"}] | defaults[1], node must be firm",
        "\"defaults\":[{\"node\":\"firm\"}] | defaults[1], node must have a default of mode or leverage",
        "\"defaults\":[{\"node\":\"firm\",\"mode\":\"both\"}] | defaults[1], mode must be isolated or cross",
        "\"lock\":[] | lock is no field of a mandate",
        "\"batches\":{} | batches, mostMoves or shortfallTolerances must be given",
        "\"batches\":{\"mostMoves\":\"0\"} | batches, mostMoves must be a whole number from 1 to 1000",
        "\"batches\":{\"moves\":\"1\",\"mostMoves\":\"1\"} | batches, moves is no field of a mandate",
        "\"batches\":{\"shortfallTolerances\":[{\"asset\":\"USDT\",\"amount\":\"-1\"}]} | amount must be a decimal >= 0",
        "\"batches\":{\"shortfallTolerances\":[{\"asset\":\"A\",\"amount\":\"1\"},{\"asset\":\"A\",\"amount\":\"2\"}]} | shortfallTolerances[2], asset must be named once",
        "\"sections\":[{\"node\":\"firm/A/b\",\"batches\":{\"mostMoves\":\"1\"}}] | sections[1], batches must stand with the firm or a desk",
        "\"modes\":{\"byDefault\":\"cross\"} | modes, pairs must be given",
        "\"modes\":{\"byDefault\":\"unknown\",\"pairs\":\"cross\"} | modes, byDefault must be isolated or cross",
        "\"modes\":{\"byDefault\":\"cross\",\"pairs\":\"cross\",\"isolatedTags\":[\"a\",\"a\"]} | modes, isolatedTags must name each tag once",
      })
  void aWrongFieldIsNamed(String field, String why) {
    assertThatThrownBy(() -> read(document("," + field)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void oneThingIsSaidOnce() {
    assertThatThrownBy(() -> read(document(",\"ways\":[" + WAY + "," + WAY + "]")))
        .hasMessageContaining("must say one thing once");
  }
}
