package io.ringfence.launcher.sample;

import java.util.ArrayList;
import java.util.List;

/** What happens to a position after the sample has begun. */
enum Story {
  /** Nothing but the market. */
  HELD(66),
  /** Margin is taken out at once. */
  REMOVAL(3),
  /** Fees are booked to the wallet. */
  FEES(11),
  /** Margin is added. */
  TOP_UPS(12),
  /** It is closed early. */
  CLOSED(3),
  /** It is made larger or smaller early. */
  RESIZED(5);

  private static final List<Story> DRAWS = draws();

  private final int percent;

  Story(int percent) {
    this.percent = percent;
  }

  /** One of the stories, each as often as its share says. */
  static Story draw(Dice dice) {
    return dice.pick(DRAWS);
  }

  private static List<Story> draws() {
    List<Story> draws = new ArrayList<>();
    for (Story story : values()) {
      for (int i = 0; i < story.percent; i++) {
        draws.add(story);
      }
    }
    return List.copyOf(draws);
  }
}
