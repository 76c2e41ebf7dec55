package dev.wonflow.activities.toss;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The HTTP client for Toss: an order it sends once, and it waits no longer. Only a question is
 * asked anew where the connection was closed while it lay idle: after a quiet hour all of them are.
 */
final class SingleCall {
  private static final long BODY_LIMIT_BYTES = 1 << 20;
  private static final int IDLE_CONNECTIONS = 50;

  private SingleCall() {}

  static OkHttpClient client(TossProperties toss) {
    return client(toss, BODY_LIMIT_BYTES);
  }

  /** For answers that are longer than a payment. */
  static OkHttpClient client(TossProperties toss, long bodyLimitBytes) {
    return new OkHttpClient.Builder()
        .callTimeout(toss.callTimeout())
        .connectTimeout(toss.connectTimeout())
        .readTimeout(toss.callTimeout())
        .writeTimeout(toss.callTimeout())
        .followRedirects(false)
        .followSslRedirects(false)
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
        .addInterceptor(chain -> limited(chain, bodyLimitBytes))
        .addNetworkInterceptor(SingleCall::withoutInvitation)
        .build();
  }

  /** Reads the body within the call's time, and no more of it than it may be. */
  private static Response limited(Interceptor.Chain chain, long most) throws IOException {
    boolean isQuestion = chain.request().method().equals("GET");
    try (Response response =
        chain.withRetryOnConnectionFailure(isQuestion).proceed(chain.request())) {
      ResponseBody body = response.peekBody(most + 1);
      if (body.contentLength() > most) {
        throw new IOException("The answer is larger than " + most + " bytes");
      }
      return response.newBuilder().body(body).build();
    }
  }

  /** OkHttp sends again by itself when a 503 says {@code Retry-After: 0}. */
  private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build();
  }
}
