package io.ringfence.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.quantity.NodePath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskScopeTest {
  private static boolean covers(DeskScope scope, String node) {
    return scope.covers(NodePath.parse(node).orElseThrow());
  }

  @ParameterizedTest(name = "alpha and gamma see {0}: {1}")
  @CsvSource({
    "firm, false",
    "firm/alpha, true",
    "firm/alpha/one, true",
    "firm/beta, false",
    "firm/beta/alpha, false",
    "firm/alphabet, false",
    "firm/Alpha, false",
    "firm/gamma/x, true",
  })
  void someDesksSeeThemselvesAndTheirBooksAndNothingElse(String node, boolean seen) {
    assertThat(covers(new DeskScope.Desks(Set.of("gamma", "alpha")), node)).isEqualTo(seen);
  }

  @Test
  void noDesksSeeNothing() {
    for (String node : List.of("firm", "firm/alpha", "firm/alpha/one")) {
      assertThat(covers(new DeskScope.Desks(Set.of()), node)).isFalse();
    }
  }

  @Test
  void allDesksSeeTheFirmToo() {
    for (String node : List.of("firm", "firm/alpha", "firm/alpha/one")) {
      assertThat(covers(DeskScope.ALL, node)).isTrue();
    }
  }

  @Test
  void aScopeDoesNotWidenWhenTheSetItWasMadeOfDoes() {
    Set<String> desks = new HashSet<>(Set.of("alpha"));
    DeskScope.Desks scope = new DeskScope.Desks(desks);

    desks.add("beta");

    assertThat(covers(scope, "firm/beta")).isFalse();
  }

  @Test
  void desksAreListedInOneOrder() {
    assertThat(new DeskScope.Desks(Set.of("c", "a", "b")).sorted()).containsExactly("a", "b", "c");
  }

  @Test
  void callersBetweenThemSeeWhatOneOfThemSeesAtLeast() {
    DeskScope alpha = new DeskScope.Desks(Set.of("alpha"));
    DeskScope others = new DeskScope.Desks(Set.of("beta", "gamma"));

    assertThat(DeskScope.between(List.of(alpha, others)))
        .isEqualTo(new DeskScope.Desks(Set.of("alpha", "beta", "gamma")));
    assertThat(DeskScope.between(List.of(alpha, DeskScope.ALL))).isEqualTo(DeskScope.ALL);
    assertThat(DeskScope.between(List.of())).isEqualTo(new DeskScope.Desks(Set.of()));
    assertThat(alpha.coversDesk("alpha")).isTrue();
    assertThat(alpha.coversDesk("beta")).isFalse();
    assertThat(DeskScope.ALL.coversDesk("beta")).isTrue();
  }
}
