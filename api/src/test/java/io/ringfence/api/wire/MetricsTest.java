package io.ringfence.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import org.junit.jupiter.api.Test;

@OnApi
class MetricsTest {
  private final RunningApi api;

  MetricsTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void requestsAreCountedByPathAndStatusAndNoDeskIsNamed() {
    api.get("/v1/desks", api.desk("alpha"));
    api.get("/v1/desks?run=nobody", api.desk("alpha"));
    String metrics = api.get("/actuator/prometheus", api.desk("alpha")).text();
    assertThat(metrics)
        .containsPattern("http_server_requests_seconds_count\\{.*status=\"200\",uri=\"/v1/desks\"")
        .containsPattern("http_server_requests_seconds_count\\{.*status=\"404\",uri=\"/v1/desks\"")
        .contains("jvm_memory_used_bytes")
        .doesNotContain("alpha")
        .doesNotContain("nobody");
  }
}
