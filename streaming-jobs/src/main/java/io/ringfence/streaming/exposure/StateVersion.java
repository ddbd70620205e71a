package io.ringfence.streaming.exposure;

import io.ringfence.domain.quantity.InstrumentId;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Version of what is kept of an instrument. Version 1 kept none; its content is that of version 2,
 * so it is taken over as it is. A version that is not known is refused before anything is read from
 * it: better no figures than wrong ones.
 */
final class StateVersion {
  /** What this release writes. */
  static final int CURRENT = 2;

  private final ValueState<Integer> version;

  StateVersion(RuntimeContext context) {
    version = context.getState(new ValueStateDescriptor<>("state-version", Types.INT));
  }

  /**
   * Takes over what is kept of the instrument at hand.
   *
   * @throws IllegalStateException when a later release wrote it
   */
  void admit(InstrumentId instrument) throws Exception {
    Integer found = version.value();
    if (found != null && found > CURRENT) {
      throw new IllegalStateException(
          "state of %s must be of version %s or earlier, was %s: a later release wrote it"
              .formatted(instrument, CURRENT, found));
    }
    version.update(CURRENT);
  }
}
