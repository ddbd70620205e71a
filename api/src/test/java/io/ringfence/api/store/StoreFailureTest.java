package io.ringfence.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFailureTest {
  @ParameterizedTest
  @CsvSource({
    "0, AWAY",
    "210, AWAY",
    "60, WITHOUT_TABLES",
    "81, WITHOUT_TABLES",
    "47, WITHOUT_TABLES",
    "516, LOCKED",
    "202, BUSY",
    "241, BUSY",
  })
  void whatWaitingOrAnOperatorCanCureIsTheStoresState(int code, StoreFailure failure) {
    assertThat(StoreFailure.of(answered(code))).contains(failure);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 27, 43, 62, 69})
  void aQuestionTheEngineRefusesIsAFaultOfOurs(int code) {
    assertThat(StoreFailure.of(answered(code))).isEmpty();
  }

  @Test
  void whenAllConnectionsAreInUseTheStoreIsBusy() {
    assertThat(StoreFailure.of(new DataAccessException("all 8 connections were in use")))
        .contains(StoreFailure.BUSY);
  }

  private static DataAccessException answered(int code) {
    return new DataAccessException("SQL [...]", new SQLException("Code: " + code, "", code));
  }
}
