package dev.wonflow.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** One question over HTTP: does this address answer 200? */
final class Http {
  private static final int LIMIT_MS = 2_000;

  private Http() {}

  static boolean answersOk(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(LIMIT_MS);
      connection.setReadTimeout(LIMIT_MS);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }
}
