package io.ringfence.streaming.instant;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Version of what is kept of a key: an instrument, a node or a part of one. What has none is of an
 * earlier release, and its content says what is to be taken over. A version that is not known is
 * refused before anything is read from it: better no figures than wrong ones. Versions of operators
 * as a whole are {@link StateSchema}s; this one says of each key whether it was taken over.
 */
public final class StateVersion {
  /** What this release writes. */
  public static final int CURRENT = 2;

  private final ValueState<Integer> version;

  /** The version of the keys of an operator. */
  public StateVersion(RuntimeContext context) {
    version = context.getState(new ValueStateDescriptor<>("state-version", Types.INT));
  }

  /**
   * Takes over what is kept of the key at hand.
   *
   * @param whose the key, for the message
   * @throws IllegalStateException when a later release wrote it
   */
  public void admit(Object whose) throws Exception {
    Integer found = version.value();
    if (found != null) {
      StateSchema.requireKnown(whose, found, CURRENT);
    }
    version.update(CURRENT);
  }
}
