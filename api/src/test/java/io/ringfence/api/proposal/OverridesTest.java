package io.ringfence.api.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an override when the limit it overrides is another one by the approval. */
@OnApi
class OverridesTest {
  private static final String RUN = "replay-limits";
  private static final String OVERRIDE =
      """
      {"node":"firm/alpha2","metric":"isolated_margin","currency":"USDT","kind":"override",
       "soft":"1800","hard":"2000","validTo":"2099-01-01T00:00:00Z","run":"%s",
       "reason":"until the close"}"""
          .formatted(RUN);

  private final RunningApi api;
  private final People people;

  OverridesTest(RunningApi api) {
    this.api = api;
    this.people = new People(api);
  }

  @Test
  void anOverrideLapsesWhereAnotherLimitIsInForceByTheApproval() {
    run();
    limit("1500", "NULL");
    try {
      String pablo = people.token("P-2", "portfolio-manager", "alpha2");
      String dana = people.token("P-1", "risk-desk", "alpha2");
      Answer early = propose(pablo);
      assertThat(early.json().at("/content/inForce/hard").stringValue())
          .as(early.text())
          .isEqualTo("1500");
      limit("1600", "'2025-10-05 21:00:00'");
      Answer lapsed = people.decide(early, "approve", dana);
      assertThat(lapsed.code()).as(lapsed.text()).isEqualTo("PROPOSAL_LAPSED");
      assertThat(lapsed.text()).contains("1500", "1600");
      assertThat(
              api.get("/v1/proposals/" + People.id(early), dana).json().at("/state").stringValue())
          .isEqualTo("LAPSED");
      Answer now = propose(pablo);
      assertThat(people.decide(now, "approve", dana).json().at("/state").stringValue())
          .isEqualTo("APPROVED");
    } finally {
      forget();
    }
  }

  private Answer propose(String token) {
    return people.make("/v1/budgets/proposals", token, OVERRIDE);
  }

  private void run() {
    api.execute(
        """
        INSERT INTO runs (* EXCEPT(batch)) VALUES ('%s', true, 'mark', NULL, NULL,
        '2025-10-05 20:00:00', '2025-10-05 22:00:00', repeat('e', 64), 'test', '{}')"""
            .formatted(RUN));
  }

  /** Of two that were given together the one that is valid from later is in force. */
  private void limit(String hard, String from) {
    api.execute(
        """
        INSERT INTO budgets (run_id, node, metric, currency, soft, hard, soft_leave, hard_leave,
        min_dwell_s, valid_from) VALUES
        ('%1$s', 'firm/alpha2', 'isolated_margin', 'USDT', '1000', '%2$s', '1000', '%2$s', 0, %3$s)"""
            .formatted(RUN, hard, from));
  }

  private void forget() {
    for (String table : List.of("runs", "budgets")) {
      api.execute(
          "ALTER TABLE %s DELETE WHERE run_id = '%s' SETTINGS mutations_sync = 1"
              .formatted(table, RUN));
    }
  }
}
