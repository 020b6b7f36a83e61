// Validators of request bodies, replies and parameters, compiled ahead: no eval, no new Function, no import.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

// @ts-nocheck: machine code in all but name; its exports are typed below.
import type { CompiledValidator } from "../compiled-validator.ts";

const MAX_ERRORS = 64;

function add(errors, instancePath, schemaPath, keyword, params) {
  const error = { instancePath, schemaPath, keyword, params };
  if (errors === null) return [error];
  if (errors.length < MAX_ERRORS) errors.push(error);
  return errors;
}

function addAll(errors, more) {
  return errors === null ? more : errors.concat(more).slice(0, MAX_ERRORS);
}

function ucs2length(str) {
  const len = str.length;
  let length = 0;
  let pos = 0;
  let value;
  while (pos < len) {
    length++;
    value = str.charCodeAt(pos++);
    if (value >= 55296 && value <= 56319 && pos < len) {
      value = str.charCodeAt(pos);
      if ((value & 64512) === 56320)
        pos++;
    }
  }
  return length;
}
var ucs2length_default = ucs2length;

var pattern0 = new RegExp("^[A-Za-z0-9][A-Za-z0-9-]*$", "u");
function validateParametersAppSchema(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      vErrors = add(vErrors, instancePath, "#/components/parameters/app/schema/maxLength", "maxLength", { limit: 64 });
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      vErrors = add(vErrors, instancePath, "#/components/parameters/app/schema/minLength", "minLength", { limit: 1 });
      errors++;
    }
    if (!pattern0.test(data)) {
      vErrors = add(vErrors, instancePath, "#/components/parameters/app/schema/pattern", "pattern", { pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/parameters/app/schema/type", "type", { type: "string" });
    errors++;
  }
  validateParametersAppSchema.errors = vErrors;
  return errors === 0;
}
var pattern1 = new RegExp("^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$", "u");
function validateParametersGroupNameSchema(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      vErrors = add(vErrors, instancePath, "#/components/parameters/group_name/schema/maxLength", "maxLength", { limit: 64 });
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      vErrors = add(vErrors, instancePath, "#/components/parameters/group_name/schema/minLength", "minLength", { limit: 1 });
      errors++;
    }
    if (!pattern1.test(data)) {
      vErrors = add(vErrors, instancePath, "#/components/parameters/group_name/schema/pattern", "pattern", { pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$" });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/parameters/group_name/schema/type", "type", { type: "string" });
    errors++;
  }
  validateParametersGroupNameSchema.errors = vErrors;
  return errors === 0;
}
function validateParametersOrgSchema(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      vErrors = add(vErrors, instancePath, "#/components/parameters/org/schema/maxLength", "maxLength", { limit: 64 });
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      vErrors = add(vErrors, instancePath, "#/components/parameters/org/schema/minLength", "minLength", { limit: 1 });
      errors++;
    }
    if (!pattern0.test(data)) {
      vErrors = add(vErrors, instancePath, "#/components/parameters/org/schema/pattern", "pattern", { pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/parameters/org/schema/type", "type", { type: "string" });
    errors++;
  }
  validateParametersOrgSchema.errors = vErrors;
  return errors === 0;
}
function validateTimestamp(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Timestamp/type", "type", { type: "integer" });
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Timestamp/maximum", "maximum", { comparison: "<=", limit: 9007199254740991 });
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Timestamp/minimum", "minimum", { comparison: ">=", limit: 0 });
      errors++;
    }
  }
  validateTimestamp.errors = vErrors;
  return errors === 0;
}
function validateDuration(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Duration/type", "type", { type: "integer" });
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Duration/maximum", "maximum", { comparison: "<=", limit: 9007199254740991 });
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Duration/minimum", "minimum", { comparison: ">=", limit: 0 });
      errors++;
    }
  }
  validateDuration.errors = vErrors;
  return errors === 0;
}
function validateErrorReply(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/ErrorReply/required", "required", { missingProperty: "error" });
      errors++;
    }
    if (data.timestamp === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/ErrorReply/required", "required", { missingProperty: "timestamp" });
      errors++;
    }
    if (data.duration === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/ErrorReply/required", "required", { missingProperty: "duration" });
      errors++;
    }
    if (data.error !== void 0) {
      let data0 = data.error;
      if (typeof data0 === "string") {
        if (ucs2length_default(data0) < 1) {
          vErrors = add(vErrors, instancePath + "/error", "#/components/schemas/ErrorReply/properties/error/minLength", "minLength", { limit: 1 });
          errors++;
        }
      } else {
        vErrors = add(vErrors, instancePath + "/error", "#/components/schemas/ErrorReply/properties/error/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.timestamp !== void 0) {
      if (!validateTimestamp(data.timestamp, instancePath + "/timestamp")) {
        vErrors = addAll(vErrors, validateTimestamp.errors);
        errors = vErrors.length;
      }
    }
    if (data.duration !== void 0) {
      if (!validateDuration(data.duration, instancePath + "/duration")) {
        vErrors = addAll(vErrors, validateDuration.errors);
        errors = vErrors.length;
      }
    }
    if (data.exception !== void 0) {
      if (typeof data.exception !== "string") {
        vErrors = add(vErrors, instancePath + "/exception", "#/components/schemas/ErrorReply/properties/exception/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.error_description !== void 0) {
      if (typeof data.error_description !== "string") {
        vErrors = add(vErrors, instancePath + "/error_description", "#/components/schemas/ErrorReply/properties/error_description/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.error_uri !== void 0) {
      if (typeof data.error_uri !== "string") {
        vErrors = add(vErrors, instancePath + "/error_uri", "#/components/schemas/ErrorReply/properties/error_uri/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.error_id !== void 0) {
      if (typeof data.error_id !== "string") {
        vErrors = add(vErrors, instancePath + "/error_id", "#/components/schemas/ErrorReply/properties/error_id/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.error_code !== void 0) {
      let data7 = data.error_code;
      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
        vErrors = add(vErrors, instancePath + "/error_code", "#/components/schemas/ErrorReply/properties/error_code/type", "type", { type: "integer" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/ErrorReply/type", "type", { type: "object" });
    errors++;
  }
  validateErrorReply.errors = vErrors;
  return errors === 0;
}
function validateAction(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Action/type", "type", { type: "string" });
    errors++;
  }
  validateAction.errors = vErrors;
  return errors === 0;
}
var pattern3 = new RegExp("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "u");
function validateApplicationId(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/ApplicationId/pattern", "pattern", { pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/ApplicationId/type", "type", { type: "string" });
    errors++;
  }
  validateApplicationId.errors = vErrors;
  return errors === 0;
}
function validateParams(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      let data0 = data[key0];
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data0[i0] !== "string") {
            vErrors = add(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, "#/components/schemas/Params/additionalProperties/items/type", "type", { type: "string" });
            errors++;
          }
        }
      } else {
        vErrors = add(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "#/components/schemas/Params/additionalProperties/type", "type", { type: "array" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Params/type", "type", { type: "object" });
    errors++;
  }
  validateParams.errors = vErrors;
  return errors === 0;
}
function validatePath(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Path/type", "type", { type: "string" });
    errors++;
  }
  validatePath.errors = vErrors;
  return errors === 0;
}
var pattern4 = new RegExp("^https?://", "u");
function validateUri(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern4.test(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Uri/pattern", "pattern", { pattern: "^https?://" });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Uri/type", "type", { type: "string" });
    errors++;
  }
  validateUri.errors = vErrors;
  return errors === 0;
}
function validateEntities(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      } else {
        vErrors = add(vErrors, instancePath + "/" + i0, "#/components/schemas/Entities/items/type", "type", { type: "object" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Entities/type", "type", { type: "array" });
    errors++;
  }
  validateEntities.errors = vErrors;
  return errors === 0;
}
function validateDeliveredResult(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.result_code === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/DeliveredResult/required", "required", { missingProperty: "result_code" });
      errors++;
    }
    if (data.result_content === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/DeliveredResult/required", "required", { missingProperty: "result_content" });
      errors++;
    }
    if (data.target_name !== void 0) {
      if (typeof data.target_name !== "string") {
        vErrors = add(vErrors, instancePath + "/target_name", "#/components/schemas/DeliveredResult/properties/target_name/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.result_code !== void 0) {
      let data1 = data.result_code;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        vErrors = add(vErrors, instancePath + "/result_code", "#/components/schemas/DeliveredResult/properties/result_code/type", "type", { type: "integer" });
        errors++;
      }
      if (!(data1 === 200)) {
        vErrors = add(vErrors, instancePath + "/result_code", "#/components/schemas/DeliveredResult/properties/result_code/enum", "enum", { allowedValues: [200] });
        errors++;
      }
    }
    if (data.result_content !== void 0) {
      let data2 = data.result_content;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.result === void 0) {
          vErrors = add(vErrors, instancePath + "/result_content", "#/components/schemas/DeliveredResult/properties/result_content/required", "required", { missingProperty: "result" });
          errors++;
        }
        if (data2.result !== void 0) {
          let data3 = data2.result;
          if (typeof data3 !== "string") {
            vErrors = add(vErrors, instancePath + "/result_content/result", "#/components/schemas/DeliveredResult/properties/result_content/properties/result/type", "type", { type: "string" });
            errors++;
          }
          if (!(data3 === "ok")) {
            vErrors = add(vErrors, instancePath + "/result_content/result", "#/components/schemas/DeliveredResult/properties/result_content/properties/result/enum", "enum", { allowedValues: ["ok"] });
            errors++;
          }
        }
      } else {
        vErrors = add(vErrors, instancePath + "/result_content", "#/components/schemas/DeliveredResult/properties/result_content/type", "type", { type: "object" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/DeliveredResult/type", "type", { type: "object" });
    errors++;
  }
  validateDeliveredResult.errors = vErrors;
  return errors === 0;
}
function validateFailedResult(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.result_code === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FailedResult/required", "required", { missingProperty: "result_code" });
      errors++;
    }
    if (data.target_name !== void 0) {
      if (typeof data.target_name !== "string") {
        vErrors = add(vErrors, instancePath + "/target_name", "#/components/schemas/FailedResult/properties/target_name/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.result_code !== void 0) {
      let data1 = data.result_code;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        vErrors = add(vErrors, instancePath + "/result_code", "#/components/schemas/FailedResult/properties/result_code/type", "type", { type: "integer" });
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 599 || isNaN(data1)) {
          vErrors = add(vErrors, instancePath + "/result_code", "#/components/schemas/FailedResult/properties/result_code/maximum", "maximum", { comparison: "<=", limit: 599 });
          errors++;
        }
        if (data1 < 201 || isNaN(data1)) {
          vErrors = add(vErrors, instancePath + "/result_code", "#/components/schemas/FailedResult/properties/result_code/minimum", "minimum", { comparison: ">=", limit: 201 });
          errors++;
        }
      }
    }
    if (data.result_content !== void 0) {
      let data2 = data.result_content;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.result !== void 0) {
          if (typeof data2.result !== "string") {
            vErrors = add(vErrors, instancePath + "/result_content/result", "#/components/schemas/FailedResult/properties/result_content/properties/result/type", "type", { type: "string" });
            errors++;
          }
        }
      } else {
        vErrors = add(vErrors, instancePath + "/result_content", "#/components/schemas/FailedResult/properties/result_content/type", "type", { type: "object" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/FailedResult/type", "type", { type: "object" });
    errors++;
  }
  validateFailedResult.errors = vErrors;
  return errors === 0;
}
function validateSendMessageResult(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.result_code === void 0 && (missing0 = "result_code")) {
        vErrors = add(vErrors);
        errors++;
      } else {
        if (data.result_code !== void 0) {
          if (!(data.result_code === 200)) {
            vErrors = add(vErrors);
            errors++;
          }
        }
      }
    } else {
      vErrors = add(vErrors);
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = Math.min(_errs0, vErrors.length);
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs4 = errors;
    if (!validateDeliveredResult(data, instancePath)) {
      vErrors = addAll(vErrors, validateDeliveredResult.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    if (!validateFailedResult(data, instancePath)) {
      vErrors = addAll(vErrors, validateFailedResult.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    vErrors = add(vErrors, instancePath, "#/components/schemas/SendMessageResult/if", "if", { failingKeyword: ifClause0 });
    errors++;
  }
  validateSendMessageResult.errors = vErrors;
  return errors === 0;
}
function validateOrganizationName(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    vErrors = add(vErrors, instancePath, "#/components/schemas/OrganizationName/type", "type", { type: "string" });
    errors++;
  }
  validateOrganizationName.errors = vErrors;
  return errors === 0;
}
function validateApplicationName(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    vErrors = add(vErrors, instancePath, "#/components/schemas/ApplicationName/type", "type", { type: "string" });
    errors++;
  }
  validateApplicationName.errors = vErrors;
  return errors === 0;
}
function validateCount(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Count/type", "type", { type: "integer" });
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Count/maximum", "maximum", { comparison: "<=", limit: 9007199254740991 });
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Count/minimum", "minimum", { comparison: ">=", limit: 0 });
      errors++;
    }
  }
  validateCount.errors = vErrors;
  return errors === 0;
}
function validateSendMessageReply(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/SendMessageReply/required", "required", { missingProperty: "data" });
      errors++;
    }
    if (data.timestamp === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/SendMessageReply/required", "required", { missingProperty: "timestamp" });
      errors++;
    }
    if (data.duration === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/SendMessageReply/required", "required", { missingProperty: "duration" });
      errors++;
    }
    if (data.action !== void 0) {
      if (!validateAction(data.action, instancePath + "/action")) {
        vErrors = addAll(vErrors, validateAction.errors);
        errors = vErrors.length;
      }
    }
    if (data.application !== void 0) {
      if (!validateApplicationId(data.application, instancePath + "/application")) {
        vErrors = addAll(vErrors, validateApplicationId.errors);
        errors = vErrors.length;
      }
    }
    if (data.params !== void 0) {
      if (!validateParams(data.params, instancePath + "/params")) {
        vErrors = addAll(vErrors, validateParams.errors);
        errors = vErrors.length;
      }
    }
    if (data.path !== void 0) {
      if (!validatePath(data.path, instancePath + "/path")) {
        vErrors = addAll(vErrors, validatePath.errors);
        errors = vErrors.length;
      }
    }
    if (data.uri !== void 0) {
      if (!validateUri(data.uri, instancePath + "/uri")) {
        vErrors = addAll(vErrors, validateUri.errors);
        errors = vErrors.length;
      }
    }
    if (data.entities !== void 0) {
      if (!validateEntities(data.entities, instancePath + "/entities")) {
        vErrors = addAll(vErrors, validateEntities.errors);
        errors = vErrors.length;
      }
    }
    if (data.data !== void 0) {
      let data6 = data.data;
      if (Array.isArray(data6)) {
        if (data6.length < 1) {
          vErrors = add(vErrors, instancePath + "/data", "#/components/schemas/SendMessageReply/properties/data/minItems", "minItems", { limit: 1 });
          errors++;
        }
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validateSendMessageResult(data6[i0], instancePath + "/data/" + i0)) {
            vErrors = addAll(vErrors, validateSendMessageResult.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = add(vErrors, instancePath + "/data", "#/components/schemas/SendMessageReply/properties/data/type", "type", { type: "array" });
        errors++;
      }
    }
    if (data.timestamp !== void 0) {
      if (!validateTimestamp(data.timestamp, instancePath + "/timestamp")) {
        vErrors = addAll(vErrors, validateTimestamp.errors);
        errors = vErrors.length;
      }
    }
    if (data.duration !== void 0) {
      if (!validateDuration(data.duration, instancePath + "/duration")) {
        vErrors = addAll(vErrors, validateDuration.errors);
        errors = vErrors.length;
      }
    }
    if (data.organization !== void 0) {
      if (!validateOrganizationName(data.organization, instancePath + "/organization")) {
        vErrors = addAll(vErrors, validateOrganizationName.errors);
        errors = vErrors.length;
      }
    }
    if (data.applicationName !== void 0) {
      if (!validateApplicationName(data.applicationName, instancePath + "/applicationName")) {
        vErrors = addAll(vErrors, validateApplicationName.errors);
        errors = vErrors.length;
      }
    }
    if (data.count !== void 0) {
      if (!validateCount(data.count, instancePath + "/count")) {
        vErrors = addAll(vErrors, validateCount.errors);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/SendMessageReply/type", "type", { type: "object" });
    errors++;
  }
  validateSendMessageReply.errors = vErrors;
  return errors === 0;
}
function validateTextMessage(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/TextMessage/required", "required", { missingProperty: "type" });
      errors++;
    }
    if (data.msg === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/TextMessage/required", "required", { missingProperty: "msg" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "msg")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/TextMessage/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/TextMessage/properties/type/type", "type", { type: "string" });
        errors++;
      }
      if (!(data0 === "text" || data0 === "txt")) {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/TextMessage/properties/type/enum", "enum", { allowedValues: ["text","txt"] });
        errors++;
      }
    }
    if (data.msg !== void 0) {
      let data1 = data.msg;
      if (typeof data1 === "string") {
        if (ucs2length_default(data1) > 40960) {
          vErrors = add(vErrors, instancePath + "/msg", "#/components/schemas/TextMessage/properties/msg/maxLength", "maxLength", { limit: 40960 });
          errors++;
        }
        if (ucs2length_default(data1) < 1) {
          vErrors = add(vErrors, instancePath + "/msg", "#/components/schemas/TextMessage/properties/msg/minLength", "minLength", { limit: 1 });
          errors++;
        }
      } else {
        vErrors = add(vErrors, instancePath + "/msg", "#/components/schemas/TextMessage/properties/msg/type", "type", { type: "string" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/TextMessage/type", "type", { type: "object" });
    errors++;
  }
  validateTextMessage.errors = vErrors;
  return errors === 0;
}
function validateFileUrl(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 2048) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileUrl/maxLength", "maxLength", { limit: 2048 });
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileUrl/minLength", "minLength", { limit: 1 });
      errors++;
    }
    if (!pattern4.test(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileUrl/pattern", "pattern", { pattern: "^https?://" });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/FileUrl/type", "type", { type: "string" });
    errors++;
  }
  validateFileUrl.errors = vErrors;
  return errors === 0;
}
function validateFileName(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 255) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileName/maxLength", "maxLength", { limit: 255 });
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileName/minLength", "minLength", { limit: 1 });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/FileName/type", "type", { type: "string" });
    errors++;
  }
  validateFileName.errors = vErrors;
  return errors === 0;
}
function validateFileSecret(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 255) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileSecret/maxLength", "maxLength", { limit: 255 });
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileSecret/minLength", "minLength", { limit: 1 });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/FileSecret/type", "type", { type: "string" });
    errors++;
  }
  validateFileSecret.errors = vErrors;
  return errors === 0;
}
function validateImageSize(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.width === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/ImageSize/required", "required", { missingProperty: "width" });
      errors++;
    }
    if (data.height === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/ImageSize/required", "required", { missingProperty: "height" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "width" || key0 === "height")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/ImageSize/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.width !== void 0) {
      let data0 = data.width;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        vErrors = add(vErrors, instancePath + "/width", "#/components/schemas/ImageSize/properties/width/type", "type", { type: "integer" });
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 1e5 || isNaN(data0)) {
          vErrors = add(vErrors, instancePath + "/width", "#/components/schemas/ImageSize/properties/width/maximum", "maximum", { comparison: "<=", limit: 1e5 });
          errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          vErrors = add(vErrors, instancePath + "/width", "#/components/schemas/ImageSize/properties/width/minimum", "minimum", { comparison: ">=", limit: 0 });
          errors++;
        }
      }
    }
    if (data.height !== void 0) {
      let data1 = data.height;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        vErrors = add(vErrors, instancePath + "/height", "#/components/schemas/ImageSize/properties/height/type", "type", { type: "integer" });
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 1e5 || isNaN(data1)) {
          vErrors = add(vErrors, instancePath + "/height", "#/components/schemas/ImageSize/properties/height/maximum", "maximum", { comparison: "<=", limit: 1e5 });
          errors++;
        }
        if (data1 < 0 || isNaN(data1)) {
          vErrors = add(vErrors, instancePath + "/height", "#/components/schemas/ImageSize/properties/height/minimum", "minimum", { comparison: ">=", limit: 0 });
          errors++;
        }
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/ImageSize/type", "type", { type: "object" });
    errors++;
  }
  validateImageSize.errors = vErrors;
  return errors === 0;
}
function validateFileLength(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    vErrors = add(vErrors, instancePath, "#/components/schemas/FileLength/type", "type", { type: "integer" });
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileLength/maximum", "maximum", { comparison: "<=", limit: 9007199254740991 });
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileLength/minimum", "minimum", { comparison: ">=", limit: 0 });
      errors++;
    }
  }
  validateFileLength.errors = vErrors;
  return errors === 0;
}
function validateImageMessage(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/ImageMessage/required", "required", { missingProperty: "type" });
      errors++;
    }
    if (data.url === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/ImageMessage/required", "required", { missingProperty: "url" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "url" || key0 === "filename" || key0 === "secret" || key0 === "thumb" || key0 === "thumb_secret" || key0 === "size" || key0 === "file_length")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/ImageMessage/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/ImageMessage/properties/type/type", "type", { type: "string" });
        errors++;
      }
      if (!(data0 === "img")) {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/ImageMessage/properties/type/enum", "enum", { allowedValues: ["img"] });
        errors++;
      }
    }
    if (data.url !== void 0) {
      if (!validateFileUrl(data.url, instancePath + "/url")) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.filename !== void 0) {
      if (!validateFileName(data.filename, instancePath + "/filename")) {
        vErrors = addAll(vErrors, validateFileName.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      if (!validateFileSecret(data.secret, instancePath + "/secret")) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.thumb !== void 0) {
      if (!validateFileUrl(data.thumb, instancePath + "/thumb")) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.thumb_secret !== void 0) {
      if (!validateFileSecret(data.thumb_secret, instancePath + "/thumb_secret")) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.size !== void 0) {
      if (!validateImageSize(data.size, instancePath + "/size")) {
        vErrors = addAll(vErrors, validateImageSize.errors);
        errors = vErrors.length;
      }
    }
    if (data.file_length !== void 0) {
      if (!validateFileLength(data.file_length, instancePath + "/file_length")) {
        vErrors = addAll(vErrors, validateFileLength.errors);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/ImageMessage/type", "type", { type: "object" });
    errors++;
  }
  validateImageMessage.errors = vErrors;
  return errors === 0;
}
function validatePlayingTime(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    vErrors = add(vErrors, instancePath, "#/components/schemas/PlayingTime/type", "type", { type: "integer" });
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 86400 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/PlayingTime/maximum", "maximum", { comparison: "<=", limit: 86400 });
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/PlayingTime/minimum", "minimum", { comparison: ">=", limit: 0 });
      errors++;
    }
  }
  validatePlayingTime.errors = vErrors;
  return errors === 0;
}
function validateAudioMessage(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/AudioMessage/required", "required", { missingProperty: "type" });
      errors++;
    }
    if (data.url === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/AudioMessage/required", "required", { missingProperty: "url" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "url" || key0 === "filename" || key0 === "secret" || key0 === "length" || key0 === "file_length")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/AudioMessage/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/AudioMessage/properties/type/type", "type", { type: "string" });
        errors++;
      }
      if (!(data0 === "audio")) {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/AudioMessage/properties/type/enum", "enum", { allowedValues: ["audio"] });
        errors++;
      }
    }
    if (data.url !== void 0) {
      if (!validateFileUrl(data.url, instancePath + "/url")) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.filename !== void 0) {
      if (!validateFileName(data.filename, instancePath + "/filename")) {
        vErrors = addAll(vErrors, validateFileName.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      if (!validateFileSecret(data.secret, instancePath + "/secret")) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.length !== void 0) {
      if (!validatePlayingTime(data.length, instancePath + "/length")) {
        vErrors = addAll(vErrors, validatePlayingTime.errors);
        errors = vErrors.length;
      }
    }
    if (data.file_length !== void 0) {
      if (!validateFileLength(data.file_length, instancePath + "/file_length")) {
        vErrors = addAll(vErrors, validateFileLength.errors);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/AudioMessage/type", "type", { type: "object" });
    errors++;
  }
  validateAudioMessage.errors = vErrors;
  return errors === 0;
}
function validateLocationMessage(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/LocationMessage/required", "required", { missingProperty: "type" });
      errors++;
    }
    if (data.addr === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/LocationMessage/required", "required", { missingProperty: "addr" });
      errors++;
    }
    if (data.lat === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/LocationMessage/required", "required", { missingProperty: "lat" });
      errors++;
    }
    if (data.lng === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/LocationMessage/required", "required", { missingProperty: "lng" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "addr" || key0 === "lat" || key0 === "lng")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/LocationMessage/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/LocationMessage/properties/type/type", "type", { type: "string" });
        errors++;
      }
      if (!(data0 === "loc")) {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/LocationMessage/properties/type/enum", "enum", { allowedValues: ["loc"] });
        errors++;
      }
    }
    if (data.addr !== void 0) {
      let data1 = data.addr;
      if (typeof data1 === "string") {
        if (ucs2length_default(data1) > 1024) {
          vErrors = add(vErrors, instancePath + "/addr", "#/components/schemas/LocationMessage/properties/addr/maxLength", "maxLength", { limit: 1024 });
          errors++;
        }
        if (ucs2length_default(data1) < 1) {
          vErrors = add(vErrors, instancePath + "/addr", "#/components/schemas/LocationMessage/properties/addr/minLength", "minLength", { limit: 1 });
          errors++;
        }
      } else {
        vErrors = add(vErrors, instancePath + "/addr", "#/components/schemas/LocationMessage/properties/addr/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.lat !== void 0) {
      let data2 = data.lat;
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 90 || isNaN(data2)) {
          vErrors = add(vErrors, instancePath + "/lat", "#/components/schemas/LocationMessage/properties/lat/maximum", "maximum", { comparison: "<=", limit: 90 });
          errors++;
        }
        if (data2 < -90 || isNaN(data2)) {
          vErrors = add(vErrors, instancePath + "/lat", "#/components/schemas/LocationMessage/properties/lat/minimum", "minimum", { comparison: ">=", limit: -90 });
          errors++;
        }
      } else {
        vErrors = add(vErrors, instancePath + "/lat", "#/components/schemas/LocationMessage/properties/lat/type", "type", { type: "number" });
        errors++;
      }
    }
    if (data.lng !== void 0) {
      let data3 = data.lng;
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 180 || isNaN(data3)) {
          vErrors = add(vErrors, instancePath + "/lng", "#/components/schemas/LocationMessage/properties/lng/maximum", "maximum", { comparison: "<=", limit: 180 });
          errors++;
        }
        if (data3 < -180 || isNaN(data3)) {
          vErrors = add(vErrors, instancePath + "/lng", "#/components/schemas/LocationMessage/properties/lng/minimum", "minimum", { comparison: ">=", limit: -180 });
          errors++;
        }
      } else {
        vErrors = add(vErrors, instancePath + "/lng", "#/components/schemas/LocationMessage/properties/lng/type", "type", { type: "number" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/LocationMessage/type", "type", { type: "object" });
    errors++;
  }
  validateLocationMessage.errors = vErrors;
  return errors === 0;
}
function validateVideoMessage(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/VideoMessage/required", "required", { missingProperty: "type" });
      errors++;
    }
    if (data.url === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/VideoMessage/required", "required", { missingProperty: "url" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "url" || key0 === "filename" || key0 === "secret" || key0 === "thumb" || key0 === "thumb_secret" || key0 === "length" || key0 === "file_length")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/VideoMessage/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/VideoMessage/properties/type/type", "type", { type: "string" });
        errors++;
      }
      if (!(data0 === "video")) {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/VideoMessage/properties/type/enum", "enum", { allowedValues: ["video"] });
        errors++;
      }
    }
    if (data.url !== void 0) {
      if (!validateFileUrl(data.url, instancePath + "/url")) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.filename !== void 0) {
      if (!validateFileName(data.filename, instancePath + "/filename")) {
        vErrors = addAll(vErrors, validateFileName.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      if (!validateFileSecret(data.secret, instancePath + "/secret")) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.thumb !== void 0) {
      if (!validateFileUrl(data.thumb, instancePath + "/thumb")) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.thumb_secret !== void 0) {
      if (!validateFileSecret(data.thumb_secret, instancePath + "/thumb_secret")) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.length !== void 0) {
      if (!validatePlayingTime(data.length, instancePath + "/length")) {
        vErrors = addAll(vErrors, validatePlayingTime.errors);
        errors = vErrors.length;
      }
    }
    if (data.file_length !== void 0) {
      if (!validateFileLength(data.file_length, instancePath + "/file_length")) {
        vErrors = addAll(vErrors, validateFileLength.errors);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/VideoMessage/type", "type", { type: "object" });
    errors++;
  }
  validateVideoMessage.errors = vErrors;
  return errors === 0;
}
function validateFileMessage(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileMessage/required", "required", { missingProperty: "type" });
      errors++;
    }
    if (data.url === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/FileMessage/required", "required", { missingProperty: "url" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "url" || key0 === "filename" || key0 === "secret" || key0 === "file_length")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/FileMessage/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/FileMessage/properties/type/type", "type", { type: "string" });
        errors++;
      }
      if (!(data0 === "file")) {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/FileMessage/properties/type/enum", "enum", { allowedValues: ["file"] });
        errors++;
      }
    }
    if (data.url !== void 0) {
      if (!validateFileUrl(data.url, instancePath + "/url")) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.filename !== void 0) {
      if (!validateFileName(data.filename, instancePath + "/filename")) {
        vErrors = addAll(vErrors, validateFileName.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      if (!validateFileSecret(data.secret, instancePath + "/secret")) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.file_length !== void 0) {
      if (!validateFileLength(data.file_length, instancePath + "/file_length")) {
        vErrors = addAll(vErrors, validateFileLength.errors);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/FileMessage/type", "type", { type: "object" });
    errors++;
  }
  validateFileMessage.errors = vErrors;
  return errors === 0;
}
function validateCommandMessage(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/CommandMessage/required", "required", { missingProperty: "type" });
      errors++;
    }
    if (data.action === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/CommandMessage/required", "required", { missingProperty: "action" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "action")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/CommandMessage/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/CommandMessage/properties/type/type", "type", { type: "string" });
        errors++;
      }
      if (!(data0 === "cmd")) {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/CommandMessage/properties/type/enum", "enum", { allowedValues: ["cmd"] });
        errors++;
      }
    }
    if (data.action !== void 0) {
      let data1 = data.action;
      if (typeof data1 === "string") {
        if (ucs2length_default(data1) > 1024) {
          vErrors = add(vErrors, instancePath + "/action", "#/components/schemas/CommandMessage/properties/action/maxLength", "maxLength", { limit: 1024 });
          errors++;
        }
        if (ucs2length_default(data1) < 1) {
          vErrors = add(vErrors, instancePath + "/action", "#/components/schemas/CommandMessage/properties/action/minLength", "minLength", { limit: 1 });
          errors++;
        }
      } else {
        vErrors = add(vErrors, instancePath + "/action", "#/components/schemas/CommandMessage/properties/action/type", "type", { type: "string" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/CommandMessage/type", "type", { type: "object" });
    errors++;
  }
  validateCommandMessage.errors = vErrors;
  return errors === 0;
}
var pattern6 = new RegExp("^[A-Za-z0-9_/.-]+$", "u");
function validateCustomMessage(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/CustomMessage/required", "required", { missingProperty: "type" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "customEvent" || key0 === "customExts")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/CustomMessage/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/CustomMessage/properties/type/type", "type", { type: "string" });
        errors++;
      }
      if (!(data0 === "custom")) {
        vErrors = add(vErrors, instancePath + "/type", "#/components/schemas/CustomMessage/properties/type/enum", "enum", { allowedValues: ["custom"] });
        errors++;
      }
    }
    if (data.customEvent !== void 0) {
      let data1 = data.customEvent;
      if (typeof data1 === "string") {
        if (ucs2length_default(data1) > 32) {
          vErrors = add(vErrors, instancePath + "/customEvent", "#/components/schemas/CustomMessage/properties/customEvent/maxLength", "maxLength", { limit: 32 });
          errors++;
        }
        if (ucs2length_default(data1) < 1) {
          vErrors = add(vErrors, instancePath + "/customEvent", "#/components/schemas/CustomMessage/properties/customEvent/minLength", "minLength", { limit: 1 });
          errors++;
        }
        if (!pattern6.test(data1)) {
          vErrors = add(vErrors, instancePath + "/customEvent", "#/components/schemas/CustomMessage/properties/customEvent/pattern", "pattern", { pattern: "^[A-Za-z0-9_/.-]+$" });
          errors++;
        }
      } else {
        vErrors = add(vErrors, instancePath + "/customEvent", "#/components/schemas/CustomMessage/properties/customEvent/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.customExts !== void 0) {
      let data2 = data.customExts;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (Object.keys(data2).length > 16) {
          vErrors = add(vErrors, instancePath + "/customExts", "#/components/schemas/CustomMessage/properties/customExts/maxProperties", "maxProperties", { limit: 16 });
          errors++;
        }
        for (const key1 in data2) {
          let data3 = data2[key1];
          if (typeof data3 === "string") {
            if (ucs2length_default(data3) > 1024) {
              vErrors = add(vErrors, instancePath + "/customExts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "#/components/schemas/CustomMessage/properties/customExts/additionalProperties/maxLength", "maxLength", { limit: 1024 });
              errors++;
            }
          } else {
            vErrors = add(vErrors, instancePath + "/customExts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "#/components/schemas/CustomMessage/properties/customExts/additionalProperties/type", "type", { type: "string" });
            errors++;
          }
        }
      } else {
        vErrors = add(vErrors, instancePath + "/customExts", "#/components/schemas/CustomMessage/properties/customExts/type", "type", { type: "object" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/CustomMessage/type", "type", { type: "object" });
    errors++;
  }
  validateCustomMessage.errors = vErrors;
  return errors === 0;
}
function validateMessage(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    const tag0 = data.type;
    if (typeof tag0 == "string") {
      if (tag0 === "text") {
        if (!validateTextMessage(data, instancePath)) {
          vErrors = addAll(vErrors, validateTextMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "txt") {
        if (!validateTextMessage(data, instancePath)) {
          vErrors = addAll(vErrors, validateTextMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "img") {
        if (!validateImageMessage(data, instancePath)) {
          vErrors = addAll(vErrors, validateImageMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "audio") {
        if (!validateAudioMessage(data, instancePath)) {
          vErrors = addAll(vErrors, validateAudioMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "loc") {
        if (!validateLocationMessage(data, instancePath)) {
          vErrors = addAll(vErrors, validateLocationMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "video") {
        if (!validateVideoMessage(data, instancePath)) {
          vErrors = addAll(vErrors, validateVideoMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "file") {
        if (!validateFileMessage(data, instancePath)) {
          vErrors = addAll(vErrors, validateFileMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "cmd") {
        if (!validateCommandMessage(data, instancePath)) {
          vErrors = addAll(vErrors, validateCommandMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "custom") {
        if (!validateCustomMessage(data, instancePath)) {
          vErrors = addAll(vErrors, validateCustomMessage.errors);
          errors = vErrors.length;
        }
      } else {
        vErrors = add(vErrors, instancePath, "#/components/schemas/Message/discriminator", "discriminator", { error: "mapping", tag: "type", tagValue: tag0 });
        errors++;
      }
    } else {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Message/discriminator", "discriminator", { error: "tag", tag: "type", tagValue: tag0 });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Message/type", "type", { type: "object" });
    errors++;
  }
  validateMessage.errors = vErrors;
  return errors === 0;
}
function validateSender(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Sender/maxLength", "maxLength", { limit: 64 });
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Sender/minLength", "minLength", { limit: 1 });
      errors++;
    }
    if (!pattern1.test(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Sender/pattern", "pattern", { pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$" });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Sender/type", "type", { type: "string" });
    errors++;
  }
  validateSender.errors = vErrors;
  return errors === 0;
}
function validateExtension(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Extension/type", "type", { type: "object" });
    errors++;
  }
  validateExtension.errors = vErrors;
  return errors === 0;
}
function validateSendMessageRequest(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.msg === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/SendMessageRequest/required", "required", { missingProperty: "msg" });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "msg" || key0 === "from" || key0 === "ext")) {
        vErrors = add(vErrors, instancePath, "#/components/schemas/SendMessageRequest/additionalProperties", "additionalProperties", { additionalProperty: key0 });
        errors++;
      }
    }
    if (data.msg !== void 0) {
      if (!validateMessage(data.msg, instancePath + "/msg")) {
        vErrors = addAll(vErrors, validateMessage.errors);
        errors = vErrors.length;
      }
    }
    if (data.from !== void 0) {
      if (!validateSender(data.from, instancePath + "/from")) {
        vErrors = addAll(vErrors, validateSender.errors);
        errors = vErrors.length;
      }
    }
    if (data.ext !== void 0) {
      if (!validateExtension(data.ext, instancePath + "/ext")) {
        vErrors = addAll(vErrors, validateExtension.errors);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/SendMessageRequest/type", "type", { type: "object" });
    errors++;
  }
  validateSendMessageRequest.errors = vErrors;
  return errors === 0;
}
function validatePresence(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Presence/type", "type", { type: "string" });
    errors++;
  }
  if (!(data === "online" || data === "offline")) {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Presence/enum", "enum", { allowedValues: ["online","offline"] });
    errors++;
  }
  validatePresence.errors = vErrors;
  return errors === 0;
}
function validatePresenceResult(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.target_name === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/PresenceResult/required", "required", { missingProperty: "target_name" });
      errors++;
    }
    if (data.result_code === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/PresenceResult/required", "required", { missingProperty: "result_code" });
      errors++;
    }
    if (data.result_content === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/PresenceResult/required", "required", { missingProperty: "result_content" });
      errors++;
    }
    if (data.target_name !== void 0) {
      if (typeof data.target_name !== "string") {
        vErrors = add(vErrors, instancePath + "/target_name", "#/components/schemas/PresenceResult/properties/target_name/type", "type", { type: "string" });
        errors++;
      }
    }
    if (data.result_code !== void 0) {
      let data1 = data.result_code;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        vErrors = add(vErrors, instancePath + "/result_code", "#/components/schemas/PresenceResult/properties/result_code/type", "type", { type: "integer" });
        errors++;
      }
      if (!(data1 === 200)) {
        vErrors = add(vErrors, instancePath + "/result_code", "#/components/schemas/PresenceResult/properties/result_code/enum", "enum", { allowedValues: [200] });
        errors++;
      }
    }
    if (data.result_content !== void 0) {
      let data2 = data.result_content;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.result === void 0) {
          vErrors = add(vErrors, instancePath + "/result_content", "#/components/schemas/PresenceResult/properties/result_content/required", "required", { missingProperty: "result" });
          errors++;
        }
        if (data2.result !== void 0) {
          if (!validatePresence(data2.result, instancePath + "/result_content/result")) {
            vErrors = addAll(vErrors, validatePresence.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = add(vErrors, instancePath + "/result_content", "#/components/schemas/PresenceResult/properties/result_content/type", "type", { type: "object" });
        errors++;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/PresenceResult/type", "type", { type: "object" });
    errors++;
  }
  validatePresenceResult.errors = vErrors;
  return errors === 0;
}
function validateUserStatusResult(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.result_code === void 0 && (missing0 = "result_code")) {
        vErrors = add(vErrors);
        errors++;
      } else {
        if (data.result_code !== void 0) {
          if (!(data.result_code === 200)) {
            vErrors = add(vErrors);
            errors++;
          }
        }
      }
    } else {
      vErrors = add(vErrors);
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = Math.min(_errs0, vErrors.length);
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs4 = errors;
    if (!validatePresenceResult(data, instancePath)) {
      vErrors = addAll(vErrors, validatePresenceResult.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    if (!validateFailedResult(data, instancePath)) {
      vErrors = addAll(vErrors, validateFailedResult.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    vErrors = add(vErrors, instancePath, "#/components/schemas/UserStatusResult/if", "if", { failingKeyword: ifClause0 });
    errors++;
  }
  validateUserStatusResult.errors = vErrors;
  return errors === 0;
}
function validateUserStatusReply(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/UserStatusReply/required", "required", { missingProperty: "data" });
      errors++;
    }
    if (data.timestamp === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/UserStatusReply/required", "required", { missingProperty: "timestamp" });
      errors++;
    }
    if (data.duration === void 0) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/UserStatusReply/required", "required", { missingProperty: "duration" });
      errors++;
    }
    if (data.action !== void 0) {
      if (!validateAction(data.action, instancePath + "/action")) {
        vErrors = addAll(vErrors, validateAction.errors);
        errors = vErrors.length;
      }
    }
    if (data.application !== void 0) {
      if (!validateApplicationId(data.application, instancePath + "/application")) {
        vErrors = addAll(vErrors, validateApplicationId.errors);
        errors = vErrors.length;
      }
    }
    if (data.params !== void 0) {
      if (!validateParams(data.params, instancePath + "/params")) {
        vErrors = addAll(vErrors, validateParams.errors);
        errors = vErrors.length;
      }
    }
    if (data.path !== void 0) {
      if (!validatePath(data.path, instancePath + "/path")) {
        vErrors = addAll(vErrors, validatePath.errors);
        errors = vErrors.length;
      }
    }
    if (data.uri !== void 0) {
      if (!validateUri(data.uri, instancePath + "/uri")) {
        vErrors = addAll(vErrors, validateUri.errors);
        errors = vErrors.length;
      }
    }
    if (data.entities !== void 0) {
      if (!validateEntities(data.entities, instancePath + "/entities")) {
        vErrors = addAll(vErrors, validateEntities.errors);
        errors = vErrors.length;
      }
    }
    if (data.data !== void 0) {
      let data6 = data.data;
      if (Array.isArray(data6)) {
        if (data6.length < 1) {
          vErrors = add(vErrors, instancePath + "/data", "#/components/schemas/UserStatusReply/properties/data/minItems", "minItems", { limit: 1 });
          errors++;
        }
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validateUserStatusResult(data6[i0], instancePath + "/data/" + i0)) {
            vErrors = addAll(vErrors, validateUserStatusResult.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = add(vErrors, instancePath + "/data", "#/components/schemas/UserStatusReply/properties/data/type", "type", { type: "array" });
        errors++;
      }
    }
    if (data.timestamp !== void 0) {
      if (!validateTimestamp(data.timestamp, instancePath + "/timestamp")) {
        vErrors = addAll(vErrors, validateTimestamp.errors);
        errors = vErrors.length;
      }
    }
    if (data.duration !== void 0) {
      if (!validateDuration(data.duration, instancePath + "/duration")) {
        vErrors = addAll(vErrors, validateDuration.errors);
        errors = vErrors.length;
      }
    }
    if (data.organization !== void 0) {
      if (!validateOrganizationName(data.organization, instancePath + "/organization")) {
        vErrors = addAll(vErrors, validateOrganizationName.errors);
        errors = vErrors.length;
      }
    }
    if (data.applicationName !== void 0) {
      if (!validateApplicationName(data.applicationName, instancePath + "/applicationName")) {
        vErrors = addAll(vErrors, validateApplicationName.errors);
        errors = vErrors.length;
      }
    }
    if (data.count !== void 0) {
      if (!validateCount(data.count, instancePath + "/count")) {
        vErrors = addAll(vErrors, validateCount.errors);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/UserStatusReply/type", "type", { type: "object" });
    errors++;
  }
  validateUserStatusReply.errors = vErrors;
  return errors === 0;
}
function validateUsername(data, instancePath = "") {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Username/maxLength", "maxLength", { limit: 64 });
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Username/minLength", "minLength", { limit: 1 });
      errors++;
    }
    if (!pattern1.test(data)) {
      vErrors = add(vErrors, instancePath, "#/components/schemas/Username/pattern", "pattern", { pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$" });
      errors++;
    }
  } else {
    vErrors = add(vErrors, instancePath, "#/components/schemas/Username/type", "type", { type: "string" });
    errors++;
  }
  validateUsername.errors = vErrors;
  return errors === 0;
}

export const bodyValidators: Readonly<Record<string, CompiledValidator | undefined>> = {
  sendMessageToUser: validateSendMessageRequest,
  sendMessageToGroup: validateSendMessageRequest,
};

export const replyValidators: Readonly<Record<string, Readonly<Record<string, CompiledValidator | undefined>>>> = {
  getUserStatus: {
    "200": validateUserStatusReply,
    "400": validateErrorReply,
    "401": validateErrorReply,
    "403": validateErrorReply,
    "404": validateErrorReply,
    "429": validateErrorReply,
    "500": validateErrorReply,
    "503": validateErrorReply,
  },
  sendMessageToUser: {
    "200": validateSendMessageReply,
    "400": validateErrorReply,
    "401": validateErrorReply,
    "403": validateErrorReply,
    "404": validateErrorReply,
    "413": validateErrorReply,
    "415": validateErrorReply,
    "429": validateErrorReply,
    "500": validateErrorReply,
    "503": validateErrorReply,
  },
  sendMessageToGroup: {
    "200": validateSendMessageReply,
    "400": validateErrorReply,
    "401": validateErrorReply,
    "403": validateErrorReply,
    "404": validateErrorReply,
    "413": validateErrorReply,
    "415": validateErrorReply,
    "429": validateErrorReply,
    "500": validateErrorReply,
    "503": validateErrorReply,
  },
};

/** In the order of the operation's parameters in the operation table. */
export const parameterValidators: Readonly<Record<string, readonly CompiledValidator[]>> = {
  getUserStatus: [validateParametersOrgSchema, validateParametersAppSchema, validateUsername],
  sendMessageToUser: [validateParametersOrgSchema, validateParametersAppSchema, validateUsername],
  sendMessageToGroup: [
    validateParametersOrgSchema,
    validateParametersAppSchema,
    validateParametersGroupNameSchema,
  ],
};

/** The keys that a closed object may have, by the schema path of the error that refuses another one. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  "#/components/schemas/SendMessageRequest/additionalProperties": ["msg", "from", "ext"],
  "#/components/schemas/TextMessage/additionalProperties": ["type", "msg"],
  "#/components/schemas/ImageMessage/additionalProperties": ["type", "url", "filename", "secret", "thumb", "thumb_secret", "size", "file_length"],
  "#/components/schemas/AudioMessage/additionalProperties": ["type", "url", "filename", "secret", "length", "file_length"],
  "#/components/schemas/LocationMessage/additionalProperties": ["type", "addr", "lat", "lng"],
  "#/components/schemas/VideoMessage/additionalProperties": ["type", "url", "filename", "secret", "thumb", "thumb_secret", "length", "file_length"],
  "#/components/schemas/FileMessage/additionalProperties": ["type", "url", "filename", "secret", "file_length"],
  "#/components/schemas/CommandMessage/additionalProperties": ["type", "action"],
  "#/components/schemas/CustomMessage/additionalProperties": ["type", "customEvent", "customExts"],
  "#/components/schemas/ImageSize/additionalProperties": ["width", "height"],
};

/** The values of the property that tells a union's branches apart, by the schema path of its error. */
export const knownTags: Readonly<Record<string, readonly string[]>> = {
  "#/components/schemas/Message/discriminator": ["text", "txt", "img", "audio", "loc", "video", "file", "cmd", "custom"],
};
