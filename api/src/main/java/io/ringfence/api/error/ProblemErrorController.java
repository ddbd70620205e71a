package io.ringfence.api.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers for what fails outside of endpoints, in filters above all. */
@Controller
final class ProblemErrorController implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorController.class);

  @RequestMapping("/error")
  void report(HttpServletRequest request, HttpServletResponse response) throws IOException {
    switch (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)) {
      // A line and no more: a caller can break off as often as it likes.
      case IOException broken ->
          LOG.warn("{} broke off: {}", RequestPath.of(request), broken.toString());
      case Throwable failure -> LOG.error("{} failed", RequestPath.of(request), failure);
      case null, default -> {}
    }
    HttpStatusCode status = status(request);
    ErrorCode code = ErrorCode.ofStatus(status);
    ProblemWriter.write(request, response, code, status, code.title() + ".");
  }

  /** Without a failure somebody asked for the error page itself, and there is none. */
  private static HttpStatusCode status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer failed
        ? HttpStatusCode.valueOf(failed)
        : HttpStatus.NOT_FOUND;
  }
}
