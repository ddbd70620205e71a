package io.ringfence.streaming.planted;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.streaming.planted.PlantedBug.Kind;
import io.ringfence.streaming.planted.PlantedBug.Proof;
import io.ringfence.streaming.simulation.OwnJvm;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proofs can fail: they see bugs that are planted for them. */
class PlantedBugsTest {
  @Test
  void bugsAreSeen() {
    OwnJvm.Ended ended = OwnJvm.run(PlantedMain.class, "listed");

    assertThat(ended.status()).as(String.join("\n", ended.lines())).isZero();
    assertThat(ended.lines().getLast()).contains("of " + PlantedBugs.ALL.size() + " bugs seen");
  }

  @Test
  void thereAreAtLeastTwentyAndTwoOfEachKind() {
    Map<Kind, Long> kinds =
        PlantedBugs.ALL.stream()
            .collect(Collectors.groupingBy(PlantedBug::kind, Collectors.counting()));

    assertThat(PlantedBugs.ALL).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
    assertThat(kinds).containsOnlyKeys(Kind.values());
    assertThat(kinds.values()).allMatch(count -> count >= 2);
  }

  @ParameterizedTest
  @EnumSource
  void everyProofSeesSomething(Proof proof) {
    assertThat(PlantedBugs.ALL).extracting(PlantedBug::proof).contains(proof);
  }
}
