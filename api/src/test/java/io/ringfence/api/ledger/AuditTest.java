package io.ringfence.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The ledger, read by those who may. */
@OnApi
class AuditTest {
  private final RunningApi api;

  AuditTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void complianceReadsWhatWasRefusedTheLatestFirstAndPageByPage() {
    for (int i = 0; i < 3; i++) {
      assertThat(api.get("/v1/audit", api.desk("alpha")).code()).isEqualTo("ROLE_MISSING");
    }
    JsonNode page = api.get("/v1/audit?limit=2", api.allDesks()).json();
    assertThat(page.at("/entries")).hasSize(2);
    long first = page.at("/entries/0/number").longValue();
    assertThat(page.at("/entries/1/number").longValue()).isEqualTo(first - 1);
    long next = page.at("/next").longValue();
    JsonNode older = api.get("/v1/audit?limit=1&before=" + next, api.allDesks()).json();
    assertThat(older.at("/entries/0/number").longValue()).isEqualTo(next - 1);
    assertThat(older.at("/entries/0/outcome").stringValue()).isEqualTo("refused");
  }
}
