package io.ringfence.api.margin;

import io.ringfence.api.body.BodyBytes;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.contracts.calculator.FlatFields;
import io.ringfence.contracts.calculator.Requests;
import io.ringfence.domain.calculator.CaseException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;

/** Bodies of requests; how large and how slow they may be is the same for all. */
final class MarginBody {
  private static final int LARGEST = 1 << 20;

  private MarginBody() {}

  /**
   * The bytes of a body.
   *
   * @throws ApiException when the caller stops sending
   */
  static byte[] bytes(InputStream body) {
    return BodyBytes.read(body, LARGEST);
  }

  /** What is made of a body of flat fields. */
  static <T> T answer(InputStream body, Function<FlatFields, T> answer) {
    byte[] bytes = bytes(body);
    return checked(() -> answer.apply(Requests.flat(bytes)));
  }

  /** What is made of a body; a broken rule is the caller's. */
  static <T> T checked(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (CaseException e) {
      throw new ApiException(ErrorCode.BODY_INVALID, String.valueOf(e.getMessage()), e);
    }
  }
}
