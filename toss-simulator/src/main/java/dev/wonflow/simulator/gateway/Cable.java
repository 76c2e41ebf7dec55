package dev.wonflow.simulator.gateway;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The wire to the client, to be pulled out: no servlet can close its connection without an answer,
 * Tomcat can.
 */
@Component
class Cable implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final String PULL = Cable.class.getName();

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addEngineValves(new Grip());
  }

  static void pull(HttpServletRequest request) {
    if (request.getAttribute(PULL) instanceof Runnable pull) {
      pull.run();
    }
  }

  /** Puts the means to close the connection into each request. */
  private static final class Grip extends ValveBase {
    Grip() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      Runnable pull = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
      request.setAttribute(PULL, pull);
      getNext().invoke(request, response);
    }
  }
}
