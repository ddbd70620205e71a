package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.ContractTerms;
import java.io.Serializable;

/**
 * The instruments of a live run, numbered from 0. The same on every machine and after a restart.
 */
public interface Instruments extends Serializable {
  /** How many there are. */
  int count();

  /** What the engine must know of one. */
  ContractTerms terms(int instrument);

  /**
   * The same under the rules that hold from an instant on.
   *
   * @param rulesMicros epoch microseconds; 0: those the run began with
   */
  default ContractTerms terms(int instrument, long rulesMicros) {
    return terms(instrument);
  }

  /** Number of its settlement asset, from 0. */
  int asset(int instrument);

  /** Over how many books its positions are spread, by position id: 1 unless it is hot. */
  int splits(int instrument);
}
