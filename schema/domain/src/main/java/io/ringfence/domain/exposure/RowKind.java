package io.ringfence.domain.exposure;

import io.ringfence.domain.position.PositionEvent;

/** Kinds of rows that number themselves per position. */
public enum RowKind {
  POSITION,
  WALLET_EVENT,
  STOPS,
  VENUE_FILL;

  static RowKind of(PositionEvent.Sequenced event) {
    return switch (event) {
      case PositionEvent.PositionVersion _ -> POSITION;
      case PositionEvent.WalletEvent _ -> WALLET_EVENT;
      case PositionEvent.StopsSet _ -> STOPS;
      case PositionEvent.VenueFill _ -> VENUE_FILL;
    };
  }
}
