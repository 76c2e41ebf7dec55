package dev.wonflow.api.csv;

import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A CSV file of finance's: UTF-8, at most 5 MB. */
public final class CsvFile {
  private static final int MOST_BYTES = 5 * 1024 * 1024;
  private static final String MARK = "\uFEFF";

  private CsvFile() {}

  /** Reads a body, and no more of it than one byte too many, which {@link #text} refuses. */
  public static byte[] read(InputStream body) {
    try {
      return body.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new Refused(ErrorCode.INVALID_REQUEST, "The body did not arrive whole");
    }
  }

  /** What a file says; refuses what is too large or no UTF-8. */
  public static String text(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw new Refused(ErrorCode.BODY_TOO_LARGE, "Send at most 5 MB");
    }
    try {
      return unmarked(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString());
    } catch (CharacterCodingException e) {
      throw Require.invalid("csv", "text in UTF-8");
    }
  }

  /** Without the mark that spreadsheets write first. */
  public static String unmarked(String text) {
    return text.startsWith(MARK) ? text.substring(1) : text;
  }
}
