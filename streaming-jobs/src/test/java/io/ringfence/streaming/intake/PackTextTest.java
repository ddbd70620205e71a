package io.ringfence.streaming.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringfence.streaming.RandomFeeds;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A rule pack in YAML is the pack it would be in JSON. */
class PackTextTest {
  private static final String PACK = RandomFeeds.pack("2025-10-09T01:00:00Z");

  @Test
  void jsonStaysAsItIs() throws IOException {
    assertThat(PackText.json(PACK)).isSameAs(PACK);
  }

  @Test
  void yamlBecomesTheSamePack() throws IOException {
    JsonNode pack = new JsonMapper().readTree(PACK);
    String yaml = new YAMLMapper().writeValueAsString(pack);
    assertThat(yaml).startsWith("---");
    String json = PackText.json(yaml);
    assertThat(new JsonMapper().readTree(json)).isEqualTo(pack);
    assertThat(GivenPacks.parsed("pack.yaml", json).stamp()).isEqualTo("binance-usdm@2025-10-09");
  }

  @Test
  void aFigureWithoutQuotesKeepsItsDigits() throws IOException {
    assertThat(PackText.json("rate: 0.0050000000000000000001\ncap: 1e3\nexact: true\n"))
        .isEqualTo("{\"rate\":\"0.0050000000000000000001\",\"cap\":\"1e3\",\"exact\":true}");
  }

  @Test
  void whatIsNoObjectOrSaysAFieldTwiceIsRefused() {
    assertThatThrownBy(() -> PackText.json("- a\n- b\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PackText.json("a: 1\na: 2\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PackText.json("a: [1\n")).isInstanceOf(IOException.class);
  }
}
