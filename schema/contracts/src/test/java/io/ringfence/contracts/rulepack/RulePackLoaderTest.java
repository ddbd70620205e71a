package io.ringfence.contracts.rulepack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.margin.AdditionRule;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.FundingRule;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulePackLoaderTest {
  @Test
  void everyFieldOfTheFileArrives() {
    RulePack pack = PackText.load();
    assertThat(pack.stamp()).isEqualTo("test-usdm@1");
    assertThat(pack.venue()).isEqualTo("testing");
    assertThat(pack.source()).isEqualTo("made up");
    assertThat(pack.effectiveFrom()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    assertThat(pack.evidencedTo()).isEqualTo(Instant.parse("2024-06-30T00:00:00Z"));
    assertThat(pack.instruments()).containsOnlyKeys("AAAUSDT", "BBBUSDT_241227");
    PackInstrument instrument = pack.instrument("AAAUSDT").orElseThrow();
    assertThat(instrument.baseAsset()).isEqualTo("AAA");
    assertThat(instrument.indexQuote()).isEqualTo("USDT");
    assertThat(instrument.source()).isEqualTo("made up");
    assertThat(instrument.tickSize()).isEmpty();
    assertThat(instrument.fees())
        .contains(
            new Fees(
                Optional.of(new BigDecimal("-0.0001")),
                new BigDecimal("0.0005"),
                Fees.PaidBy.ACCOUNT));
    assertThat(instrument.unknown())
        .isEqualTo(Map.of("tickSize", "not looked for", "funding.cap", "not published"));
  }

  @Test
  void theRulesOfAnInstrumentAreTheDomains() {
    MarginRules rules = PackText.load().perpetual("AAAUSDT").orElseThrow();
    assertThat(rules.instrument()).isEqualTo(new InstrumentId("testing", "AAAUSDT"));
    assertThat(rules.settlementAsset()).isEqualTo("USDT");
    assertThat(rules.rulePack()).isEqualTo("test-usdm@1");
    assertThat(rules.contract()).isEqualTo(new Contract(ContractKind.LINEAR, BigDecimal.ONE, 8));
    assertThat(rules.removal()).isEqualTo(new RemovalRule.WalletLessMaintenance());
    assertThat(rules.addition()).isEqualTo(new AdditionRule.CrossSurplus());
    assertThat(rules.funding())
        .isEqualTo(
            new FundingRule(
                FundingRule.Price.MARK,
                FundingRule.Payer.WALLET,
                Optional.of(new BigDecimal("8")),
                Optional.empty()));
    StandardMargin model = (StandardMargin) rules.model();
    assertThat(model.equality()).isEqualTo(TriggerEquality.LIQUIDATES);
    assertThat(model.triggerFeeRate()).isEqualByComparingTo("0");
    assertThat(model.schedule().requirement(new BigDecimal("300"))).isEqualByComparingTo("1.7");
  }

  @Test
  void equalityMaySurvive() {
    RulePack pack =
        PackText.loadWith("\"equalityLiquidates\": true", "\"equalityLiquidates\": false");
    StandardMargin model = (StandardMargin) pack.perpetual("AAAUSDT").orElseThrow().model();
    assertThat(model.equality()).isEqualTo(TriggerEquality.SURVIVES);
  }

  @Test
  void aDatedFutureIsListedButNoPerpetual() {
    RulePack pack = PackText.load();
    assertThat(pack.perpetual("BBBUSDT_241227")).isEmpty();
    assertThat(pack.instrument("BBBUSDT_241227").orElseThrow().deliversOn())
        .contains(LocalDate.of(2024, 12, 27));
    assertThat(pack.perpetual("CCCUSDT")).isEmpty();
  }

  @ParameterizedTest(name = "{0} as {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "floor": "50"   | "60"    | AAAUSDT | tier 2: floor must be the cap below, 50, was 60
          "floor": "0"    | "1"     | AAAUSDT | tier 1: floor must be 0, was 1
          "cap": "250"    | "40"    | AAAUSDT, tier 2 | cap must be above floor 50, was 40
          "rate": "0.004" | "0"     | AAAUSDT, tier 1 | rate must lie in (0, 1), was 0
          "rate": "0.004" | "1"     | AAAUSDT, tier 1 | rate must lie in (0, 1), was 1
          "rate": "0.005" | "0.004" | AAAUSDT, tier 2 | rate must be above that of the tier below
          "rate": "0.005" | 0.005   | AAAUSDT, tier 2, rate | must be a decimal >= 0 as a text
          "rate": "0.005" | "5e-3"  | AAAUSDT, tier 2, rate | plain digits, was "5e-3"
          "rate": "0.005" | "NaN"   | AAAUSDT, tier 2, rate | plain digits, was "NaN"
          "rate": "0.005" | "-0.1"  | AAAUSDT, tier 2, rate | plain digits, was "-0.1"
          "rate": "0.005" | null    | AAAUSDT, tier 2, rate | plain digits, was null
          "maintenanceAmount": "0.05" | "0.06" | AAAUSDT | maintenanceAmount must be 0.050
          "maintenanceAmount": "0"    | "0.01" | AAAUSDT | tier 1: maintenanceAmount must be 0
          "maxLeverage": "125" | "251"   | AAAUSDT, tier 1 | 1 / maxLeverage >= rate 0.004, was 251
          "maxLeverage": "50"  | "100.5" | AAAUSDT, tier 3 | 1 / maxLeverage >= rate 0.01, was 100.5
          "maxLeverage": "100" | "126"   | AAAUSDT, tier 2 | not be above that of the tier below, 125
          """)
  void aWrongFigureIsRefusedWithFileInstrumentFieldAndRule(
      String field, String value, String place, String rule) {
    String spoiled = field.substring(0, field.indexOf(": ") + 2) + value;
    assertThatThrownBy(() -> PackText.loadWith(field, spoiled))
        .isInstanceOf(RulePackException.class)
        .hasMessageContainingAll(PackText.FILE + ", " + place, rule);
  }

  @ParameterizedTest(name = "{0} as {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "symbol": "BBBUSDT_241227" | "symbol": "AAAUSDT" | AAAUSDT | symbol must be there once
          "symbol": "AAAUSDT"   | "symbol": ""       | instrument 1, symbol | must be a text, was ""
          "symbol": "AAAUSDT"   | "symbol": "A/USDT" | A/USDT | instrument must not contain '/'
          "kind": "linear"      | "kind": "option"   | AAAUSDT, kind | must be one of [inverse, l
          "kind": "linear",     | "kind": "linear", "multiplier": "0",    | AAAUSDT | multiplier must
          "kind": "linear",     | "kind": "linear", "tickSize": "x",      | AAAUSDT, tickSize | must
          "kind": "linear",     | "kind": "linear", "tickSize": {"no": 1}, | AAAUSDT, tickSize | must
          "kind": "linear",     | "kind": "linear", "settlementScale": "19", | AAAUSDT, settlementScale | 0 to 18
          "kind": "linear",     | "kind": "linear", "tierBasis": "lots",  | AAAUSDT, tierBasis | one of
          "kind": "linear",     | "kind": "linear", "formula": "htx",     | AAAUSDT, adjustFactor | must be given
          "kind": "linear",     | "kind": "linear", "formula": "okx-tick", | AAAUSDT, tickSize | formula okx-tick n
          "kind": "linear",     | "kind": "linear", "formula": "bitmex",  | AAAUSDT, tickSize | formula
          "kind": "linear",     | "kind": "linear", "fees": {"unknown": "x"}, "formula": "bybit-fee-to-close", | AAAUSDT, fees | needs it
          "kind": "linear",     | "kind": "linear", "source": "",         | AAAUSDT, source | must be a
          "kind": "linear",     | "kind": "linear", "removalRule": {"unknown": ""}, | AAAUSDT, removalRule, unk | text
          "indexQuote": "USDT", | "index": "USDT",   | AAAUSDT, indexQuote | must be given
          "rate": "0.005",      | "rat": "0.005",    | AAAUSDT, tier 2, rate | must be given
          "baseAsset": "AAA"    | "baseAsset": "AAA", "x": "" | AAAUSDT, x | is no field of a
          "cap": "50"           | "cap": "50", "x": ""        | AAAUSDT, tier 1, x | is no field
          "2024-12-27"          | "27.12.2024"       | BBBUSDT_241227, deliversOn | must be a day
          """)
  void aWrongInstrumentIsRefused(String text, String replacement, String place, String rule) {
    assertThatThrownBy(() -> PackText.loadWith(text, replacement))
        .isInstanceOf(RulePackException.class)
        .hasMessageContainingAll(PackText.FILE + ", " + place, rule);
  }

  @ParameterizedTest(name = "{0} as {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "venue": "testing"   | "place": "testing"   | venue: must be given
          "venue": "testing"   | "venue": 5           | venue: must be a text, was 5
          "standard"           | "okx"                | formula: must be one of [bitmex, bybit-
          "value"              | "worth"              | tierBasis: must be one of [contracts, value]
          "settlementScale": "8" | "settlementScale": "1.5" | whole number from 0 to 18, was "1.5"
          "tickSize": {"unknown": "not looked for"} | "tickSize": {"unknown": 5} | tickSize, unknown: must
          "wallet-less-maintenance" | "binance"       | removalRule: must be one of [initial-or-tenth
          "cross-surplus"      | "what you like"      | additionRule: must be one of [cross-surplus
          "price": "mark"      | "price": "last"      | funding, price: must be one of [index, mark
          "intervalHours": "8" | "intervalHours": "0" | funding: intervalHours must be > 0, was 0
          "intervalHours": "8" | "interval": "8"      | funding, intervalHours: must be given
          {"unknown": "not published"} | "0"          | funding: cap must be > 0, was 0
          "paidBy": "wallet"   | "paidBy": "trader"   | funding, paidBy: must be one of [account-first
          "paidBy": "wallet"   | "paidBy": "wallet", "x": "" | funding, x: is no field of a rule pack
          "maker": "-0.0001"   | "maker": "-1"        | fees, maker: must be a fraction below 1
          "taker": "0.0005"    | "taker": "-0.0005"   | fees, taker: must be a decimal >= 0
          "paidBy": "account"  | "paidBy": "me"       | fees, paidBy: must be one of [account, wallet]
          "marginal"           | "whole-position"     | maintenanceAmount must be 0 in a WHOLE_POSI
          "triggerFeeRate": "0" | "triggerFeeRate": "1" | triggerFeeRate together must be < 1
          true                 | "true"               | must be true or false, was "true"
          "source": "made up"  | "source": "a", "x": "b"      | x: is no field of a rule pack
          "source": "made up"  | "source": "a", "source": "b" | Duplicate field 'source'
          2024-06-30T00:00:00Z | 2023-06-30T00:00:00Z | must not be before effectiveFrom
          2024-06-30T00:00:00Z | 2024-06-30           | evidencedTo: must be an instant
          """)
  void aWrongHeadIsRefused(String text, String replacement, String message) {
    assertThatThrownBy(() -> PackText.loadWith(text, replacement))
        .isInstanceOf(RulePackException.class)
        .hasMessageContainingAll(PackText.FILE, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} {}", "[]", "null", "5", "{\"packId\": }", "packId: x"})
  void aFileThatIsNotOneJsonObjectIsRefused(String text) {
    assertThatThrownBy(() -> new RulePackLoader().load(PackText.FILE, text.getBytes(UTF_8)))
        .isInstanceOf(RulePackException.class)
        .hasMessageStartingWith(PackText.FILE + ": ");
  }
}
