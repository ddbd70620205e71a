package io.ringfence.domain.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodePathOrderTest {
  private static final int PAIRS = 20_000;

  @Test
  void nodesAreOrderedAsTheirTextsAre() {
    Dice dice = new Dice(5);
    for (int pair = 0; pair < PAIRS; pair++) {
      NodePath one = node(dice);
      NodePath other = node(dice);

      assertThat(Integer.signum(one.compareTo(other)))
          .as("%s and %s", one, other)
          .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
    }
  }

  /** Names of few letters, some of which come before the separator in the order of texts. */
  private static NodePath node(Dice dice) {
    List<String> names = new ArrayList<>(List.of(NodePath.ROOT));
    for (int depth = dice.whole(0, 2); depth > 0; depth--) {
      StringBuilder name = new StringBuilder("a");
      for (int length = dice.whole(0, 2); length > 0; length--) {
        name.append(dice.oneOf("a", "-", "0", "b"));
      }
      names.add(name.toString());
    }
    return new NodePath(names);
  }
}
