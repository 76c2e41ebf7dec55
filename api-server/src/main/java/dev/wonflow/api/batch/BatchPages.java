package dev.wonflow.api.batch;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.caller.Role;
import dev.wonflow.api.json.Page;
import dev.wonflow.api.payout.Told;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.api.problem.Require;
import dev.wonflow.batch.BatchStatus;
import dev.wonflow.error.ErrorCode;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Batches for finance: a file or one button, and how far it is. */
@Controller
@Hidden
@RequestMapping(BatchPages.PATH)
class BatchPages {
  static final String PATH = "/finance/batches";
  private static final int SHOWN = 50;
  private static final int LATEST = 20;

  private final Batches batches;
  private final BatchViews views;
  private final BatchCommands commands;

  BatchPages(Batches batches, BatchViews views, BatchCommands commands) {
    this.batches = batches;
    this.views = views;
    this.commands = commands;
  }

  @GetMapping
  String list(
      Caller caller,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String refused,
      Model page) {
    page.addAttribute("caller", caller);
    Page<Batch> shown = views.newest(after, LATEST);
    page.addAttribute("batches", shown.items());
    page.addAttribute("next", shown.next());
    page.addAttribute("mayTell", caller.role() == Role.FINANCE);
    page.addAttribute("key", UUID.randomUUID());
    Told.show(done, refused, page);
    return "batches";
  }

  /** The key comes with the form: a double click is one batch. */
  @PostMapping(consumes = "multipart/form-data")
  String upload(
      Caller caller,
      @RequestParam String key,
      @RequestParam MultipartFile file,
      RedirectAttributes target) {
    return taken(() -> batches.upload(caller, Require.idempotencyKey(key), bytes(file)), target);
  }

  @PostMapping("/all")
  String payAll(Caller caller, @RequestParam String key, RedirectAttributes target) {
    return taken(() -> batches.payAll(caller, Require.idempotencyKey(key)), target);
  }

  @GetMapping("/{batchId}")
  String batch(
      Caller caller,
      @PathVariable String batchId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String refused,
      Model page) {
    Batch batch = batches.find(batchId).orElseThrow(Refused::notFound);
    var results = views.results(batch.id(), Page.after(after, 0), SHOWN);
    page.addAttribute("caller", caller);
    page.addAttribute("batch", batch);
    page.addAttribute("results", results.items());
    page.addAttribute("next", results.next());
    page.addAttribute("commands", commands(caller, batch));
    Told.show(done, refused, page);
    return "batch";
  }

  @PostMapping("/{batchId}/{command}")
  String tell(
      Caller caller,
      @PathVariable String batchId,
      @PathVariable String command,
      RedirectAttributes target) {
    Batch batch = batches.find(batchId).orElseThrow(Refused::notFound);
    return Told.by(
        () -> commands.tell(batch, BatchController.kind(command), caller),
        PATH + "/{batchId}",
        target);
  }

  private static String taken(Supplier<Batches.Taken> form, RedirectAttributes target) {
    var batch = new String[1];
    String back = Told.by(() -> batch[0] = form.get().batch().id(), PATH, target);
    if (batch[0] == null) {
      return back;
    }
    target.addAttribute("batchId", batch[0]);
    return "redirect:" + PATH + "/{batchId}";
  }

  /** What the page offers; the workflow decides. */
  private static List<String> commands(Caller caller, Batch batch) {
    if (caller.role() != Role.FINANCE || batch.status().isFinal()) {
      return List.of();
    }
    return batch.status() == BatchStatus.PAUSED
        ? List.of("continue", "cancel")
        : List.of("pause", "cancel");
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new Refused(ErrorCode.INVALID_REQUEST, "The file did not arrive whole");
    }
  }
}
