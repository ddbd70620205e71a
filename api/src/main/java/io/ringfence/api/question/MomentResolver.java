package io.ringfence.api.question;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.parameter.ArgumentOf;
import io.ringfence.api.parameter.InstantParameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;

/** Hands endpoints the moment their query names, or all that is wrong with it. */
@Component
final class MomentResolver extends ArgumentOf<Moment> {
  private static final InstantParameter INSTANT = new InstantParameter();

  MomentResolver() {
    super(Moment.class);
  }

  @Override
  protected Moment of(NativeWebRequest request) {
    List<String> wrong = new ArrayList<>();
    Moment moment =
        new Moment(
            instant(request, "asOf", wrong),
            instant(request, "asKnown", wrong),
            run(request, wrong));
    if (!wrong.isEmpty()) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, String.join("; ", wrong));
    }
    return moment;
  }

  private static @Nullable Instant instant(
      NativeWebRequest request, String name, List<String> wrong) {
    String text = request.getParameter(name);
    try {
      return text == null ? null : INSTANT.convert(text);
    } catch (IllegalArgumentException e) {
      wrong.add(name + " " + e.getMessage());
      return null;
    }
  }

  private static @Nullable String run(NativeWebRequest request, List<String> wrong) {
    String run = request.getParameter("run");
    if (run != null && (run.isEmpty() || run.length() > Moment.LONGEST_RUN)) {
      wrong.add("run size must be between 1 and " + Moment.LONGEST_RUN);
    }
    return run;
  }
}
