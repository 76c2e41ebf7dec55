package dev.wonflow.api.caller;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Lets people in with the key of a role that has pages; shops' servers have none. */
@Component
class KeyLogin implements AuthenticationProvider {
  private final ApiKeys keys;

  KeyLogin(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public Authentication authenticate(Authentication shown) {
    Object key = shown.getCredentials();
    KeyHolder holder =
        keys.find(key == null ? "" : key.toString().strip())
            .filter(found -> found.caller().role() != Role.CHECKOUT)
            .orElseThrow(() -> new BadCredentialsException("No such key"));
    return authenticated(holder);
  }

  private static Authentication authenticated(KeyHolder holder) {
    return UsernamePasswordAuthenticationToken.authenticated(
        holder, null, AuthorityUtils.createAuthorityList("ROLE_" + holder.caller().role()));
  }

  @Override
  public boolean supports(@Nullable Class<?> kind) {
    return kind != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
