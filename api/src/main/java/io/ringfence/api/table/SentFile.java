package io.ringfence.api.table;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.Globals;

/** A file as an answer: the system sends it without our reading it, where the server lets it. */
final class SentFile {
  private SentFile() {}

  static void send(KeptTables.File file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentLengthLong(file.bytes());
    if (!Boolean.TRUE.equals(request.getAttribute(Globals.SENDFILE_SUPPORTED_ATTR))) {
      Files.copy(file.path(), response.getOutputStream());
      return;
    }
    request.setAttribute(Globals.SENDFILE_FILENAME_ATTR, file.path().toString());
    request.setAttribute(Globals.SENDFILE_FILE_START_ATTR, 0L);
    request.setAttribute(Globals.SENDFILE_FILE_END_ATTR, file.bytes());
  }
}
