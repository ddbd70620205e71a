package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.reporting.query.RulePackDocumentsQuery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came with the input stands beside what is built in, and never in its place. */
class AnnouncedPacksTest {
  private static final RulePacks BUILD = RulePacks.ofClassPath();
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

  private static RulePackDocumentsQuery.Row document(String version, Instant from, String rate) {
    return new RulePackDocumentsQuery.Row(
        "binance-usdm",
        version,
        """
        {"packId": "binance-usdm", "version": "%s", "venue": "binance", "effectiveFrom": "%s",
         "evidencedTo": "2099-12-31T00:00:00Z", "source": "made up", "formula": "standard",
         "triggerFeeRate": "0", "equalityLiquidates": true, "schedule": "marginal",
         "tierBasis": "value", "multiplier": "1", "settlementScale": "8",
         "tickSize": {"unknown": "made up"}, "fees": {"unknown": "made up"},
         "funding": {"price": "mark", "intervalHours": {"unknown": "made up"},
          "cap": {"unknown": "made up"}, "paidBy": {"unknown": "made up"}},
         "removalRule": "wallet-less-maintenance", "additionRule": "cross-surplus",
         "instruments": [
          {"symbol": "BTCUSDT", "kind": "linear", "baseAsset": "BTC", "settlementAsset": "USDT",
           "indexQuote": "USDT", "tiers": [{"floor": "0", "cap": "1000000", "rate": "%s",
            "maintenanceAmount": "0", "maxLeverage": "2"}]}]}\
        """
            .formatted(version, from, rate),
        Instant.EPOCH);
  }

  private static List<String> stamps(RulePackDocumentsQuery.Row... came) {
    return AnnouncedPacks.beside(BUILD, List.of(came)).of("binance").stream()
        .map(RulePack::stamp)
        .toList();
  }

  @Test
  void aPackThatCameIsThereOnceAndLast() {
    RulePackDocumentsQuery.Row came = document("announced", LATER, "0.2");
    assertThat(stamps(came, came)).endsWith("binance-usdm@announced").doesNotHaveDuplicates();
    assertThat(stamps(came)).hasSize(BUILD.of("binance").size() + 1);
  }

  @Test
  void rulesOfTheBuildFromTheSameInstantOnStand() {
    Instant known = BUILD.of("binance").getLast().effectiveFrom();
    assertThat(stamps(document("again", known, "0.2")))
        .isEqualTo(BUILD.of("binance").stream().map(RulePack::stamp).toList());
  }

  @Test
  void whatIsNoPackOrDoesNotFitKeepsNobodyFromTheOthers() {
    RulePackDocumentsQuery.Row none = new RulePackDocumentsQuery.Row("x", "1", "{}", Instant.EPOCH);
    assertThat(stamps(none, document("announced", LATER, "0.2")))
        .contains("binance-usdm@announced")
        .doesNotContain("x@1");
  }
}
