package io.ringfence.launcher.sample;

import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What was drawn to happen after the sample has begun.
 *
 * @param versions later versions of positions
 * @param walletEvents movements of isolated wallets
 */
record LaterRows(List<PositionVersion> versions, List<WalletEvent> walletEvents) {
  LaterRows {
    versions = List.copyOf(versions);
    walletEvents = List.copyOf(walletEvents);
  }

  /** The rows of all positions. */
  static LaterRows draw(Scene scene, List<PositionVersion> openings) {
    List<PositionVersion> versions = new ArrayList<>();
    List<WalletEvent> walletEvents = new ArrayList<>();
    Dice dice = scene.dice("later");
    for (PositionVersion opening : openings) {
      LaterRowsOfPosition rows = new LaterRowsOfPosition(scene, dice, opening);
      rows.tell(Story.draw(dice));
      versions.addAll(rows.versions());
      walletEvents.addAll(rows.walletEvents());
    }
    return new LaterRows(versions, walletEvents);
  }
}
